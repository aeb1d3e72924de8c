package io.cityplane.query.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.query.FactKey;
import io.cityplane.query.FactOutcome;
import io.cityplane.query.FactTable;
import io.cityplane.query.FactTable.Row;
import io.cityplane.query.Facts;
import io.cityplane.query.Question;
import io.cityplane.query.domain.Plan.Span;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Facts out of the twin and its history. As many questions are answered at a time as there are
/// cores: more would only take turns.
public final class CityFacts implements Facts {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final Twin twin;
    private final History history;
    private final Tenant tenant;
    private final QuestionReader reader;
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    public CityFacts(Twin twin, History history, SelectionReader selections, Tenant tenant) {
        this.twin = twin;
        this.history = history;
        this.tenant = tenant;
        this.reader = new QuestionReader(selections);
    }

    @Override
    public FactOutcome ask(Question question, Viewer viewer) {
        try {
            var plan = reader.read(question);
            if (!turns.tryAcquire(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return new FactOutcome.Busy();
            }
            try {
                return new FactOutcome.Answered(answer(plan, viewer));
            } finally {
                turns.release();
            }
        } catch (Refusal refusal) {
            return new FactOutcome.Wrong(refusal.part(), refusal.why());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FactOutcome.Busy();
        }
    }

    private FactTable answer(Plan plan, Viewer viewer) {
        var deadline = Deadline.in(LONGEST_ANSWER);
        var found = selected(plan, viewer);
        var keys = new GroupKeys(twin, tenant, viewer, plan);
        if (plan.span().isEmpty()) {
            return table(plan, found, Present.figures(plan, found, keys), new Groups());
        }
        var entities = new LinkedHashMap<EntityId, List<FactKey>>();
        found.forEach(entity -> entities.put(entity.id(), keys.of(entity)));
        var past = new Past(history, tenant, viewer, plan, keys, entities, deadline);
        Span span = plan.span().get();
        var figures = past.figures(span, 0);
        var before =
                plan.against() == 0
                        ? new Groups()
                        : past.figures(span.earlier(plan.against(), plan.zone()), plan.against());
        return table(plan, found, figures, before);
    }

    private List<Entity> selected(Plan plan, Viewer viewer) {
        var query = plan.selection().paged(0, History.MOST_ENTITIES);
        var answer = twin.query(tenant, query, viewer);
        if (answer.more()) {
            throw new Refusal(
                    "selection",
                    "it selects more than %,d entities: narrow it"
                            .formatted(History.MOST_ENTITIES));
        }
        return answer.entities();
    }

    private static FactTable table(
            Plan plan, List<Entity> entities, Groups figures, Groups before) {
        var rows = new ArrayList<Row>(figures.figures().size());
        figures.figures()
                .forEach((keys, figure) -> {
                    var earlier = before.figures().get(keys);
                    rows.add(
                            new Row(
                                    keys,
                                    figure.value(plan.aggregate()),
                                    figure.count(),
                                    earlier == null
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(earlier.value(plan.aggregate()))));
                });
        rows.sort(order(plan));
        return new FactTable(
                plan.by().stream().map(CityFacts::word).toList(),
                rows.subList(0, Math.min(rows.size(), plan.limit())),
                rows.size(),
                new FactTable.Counted(entities.size(), figures.values(), figures.leftOut()),
                unit(plan, entities));
    }

    private static Comparator<Row> order(Plan plan) {
        Comparator<Row> byKey = Comparator.comparing(Row::keys, KeyOrder.IT);
        return switch (plan.order()) {
            case BY_KEY -> byKey;
            case SMALLEST_FIRST -> Comparator.comparingDouble(Row::value).thenComparing(byKey);
            case LARGEST_FIRST ->
                    Comparator.comparingDouble(Row::value).reversed().thenComparing(byKey);
        };
    }

    private static String word(Grouping grouping) {
        return switch (grouping) {
            case Grouping.OfTime.HOUR -> "hour";
            case Grouping.OfTime.DAY -> "day";
            case Grouping.OfTime.MONTH -> "month";
            case Grouping.OfTime.HOUR_OF_DAY -> "hourOfDay";
            case Grouping.ByEntity() -> "entity";
            case Grouping.ByAttribute(var name) -> CoreContext.compact(name);
        };
    }

    /// The unit that all entities give the attribute, if the value is one attribute.
    private static Optional<String> unit(Plan plan, List<Entity> entities) {
        if (plan.aggregate() == Aggregate.COUNT
                || plan.value().filter(ExpressionReader.Parsed::isPlain).isEmpty()) {
            return Optional.empty();
        }
        var units = new HashSet<Optional<String>>();
        for (var entity : entities) {
            GroupKeys.attribute(entity, plan.names().getFirst())
                    .map(Attribute::unitCode)
                    .ifPresent(units::add);
        }
        return units.size() == 1 ? units.iterator().next() : Optional.empty();
    }
}
