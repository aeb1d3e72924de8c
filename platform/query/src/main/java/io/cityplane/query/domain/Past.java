package io.cityplane.query.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.query.FactKey;
import io.cityplane.query.domain.Plan.Span;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Series;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Figures of what was.
///
/// A plain attribute's are summed up where the history lies. Arithmetic needs the values
/// themselves: they are read some entities and some time at a time, so that memory stays bounded.
final class Past {

    /// Entities at a time.
    private static final int SOME = 256;

    /// Values read at a time.
    private static final int MOST_VALUES = 200_000;

    /// Not split any further.
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final History history;
    private final Tenant tenant;
    private final Viewer viewer;
    private final Plan plan;
    private final GroupKeys keys;
    private final Map<EntityId, List<FactKey>> entities;
    private final Deadline deadline;

    /// @param entities what each one's groups have in common but for the time
    Past(
            History history,
            Tenant tenant,
            Viewer viewer,
            Plan plan,
            GroupKeys keys,
            Map<EntityId, List<FactKey>> entities,
            Deadline deadline) {
        this.history = history;
        this.tenant = tenant;
        this.viewer = viewer;
        this.plan = plan;
        this.keys = keys;
        this.entities = entities;
        this.deadline = deadline;
    }

    /// The figures of a span.
    ///
    /// @param later so many days are added to the times of the groups
    Groups figures(Span span, int later) {
        var groups = new Groups();
        var value = plan.value().orElseThrow();
        var ids = List.copyOf(entities.keySet());
        for (var from = 0; from < ids.size(); from += SOME) {
            var some = ids.subList(from, Math.min(ids.size(), from + SOME));
            if (value.isPlain() && plan.aggregate() != Aggregate.LAST) {
                summarise(some, span, later, groups);
            } else {
                read(some, span, later, groups, value.expression());
            }
        }
        return groups;
    }

    private void summarise(List<EntityId> ids, Span span, int later, Groups groups) {
        deadline.check();
        var query =
                new SummaryQuery(
                        ids,
                        plan.names().getFirst(),
                        Optional.empty(),
                        span.range(),
                        plan.step(),
                        plan.zone());
        for (var summary : history.summarise(tenant, query, viewer)) {
            groups.figure(keys.at(of(summary.id()), summary.begin(), later))
                    .add(
                            summary.count(),
                            summary.sum(),
                            summary.least(),
                            summary.most(),
                            summary.last(),
                            summary.begin());
            groups.added(summary.count());
        }
    }

    private void read(
            List<EntityId> ids, Span span, int later, Groups groups, Expression expression) {
        deadline.check();
        var answer =
                history.read(
                        tenant,
                        HistoryQuery.of(ids, Set.copyOf(plan.names()), span.range(), MOST_VALUES),
                        viewer);
        if (!answer.more()) {
            add(answer.series(), later, groups, expression);
            return;
        }
        if (ids.size() > 1) {
            var half = ids.size() / 2;
            read(ids.subList(0, half), span, later, groups, expression);
            read(ids.subList(half, ids.size()), span, later, groups, expression);
            return;
        }
        var length = Duration.between(span.from(), span.until());
        if (length.compareTo(SHORTEST) <= 0) {
            throw new Refusal(
                    "value",
                    "%s has more than %,d values within a minute"
                            .formatted(ids.getFirst().uri(), MOST_VALUES));
        }
        var middle = span.from().plus(length.dividedBy(2));
        read(ids, span.between(span.from(), middle), later, groups, expression);
        read(ids, span.between(middle, span.until()), later, groups, expression);
    }

    /// Brings together what one entity said at one moment.
    private void add(List<Series> series, int later, Groups groups, Expression expression) {
        for (var first = 0; first < series.size(); ) {
            var id = series.get(first).id();
            var end = first;
            var moments = new HashMap<Instant, double[]>();
            while (end < series.size() && series.get(end).id().equals(id)) {
                note(series.get(end++), moments);
            }
            var ofEntity = of(id);
            moments.forEach((moment, values) -> {
                var isWhole = true;
                for (var value : values) {
                    isWhole &= !Double.isNaN(value);
                }
                if (isWhole) {
                    groups.add(keys.at(ofEntity, moment, later), expression.of(values), moment);
                } else {
                    groups.leaveOut();
                }
            });
            first = end;
        }
    }

    private void note(Series series, Map<Instant, double[]> moments) {
        var index = plan.names().indexOf(series.attribute());
        if (series.dataset().isPresent() || index < 0) {
            return;
        }
        for (var moment : series.moments()) {
            var said = moment.attribute().orElse(null);
            if (said != null && said.value() instanceof Value.Numeric(double number)) {
                moments.computeIfAbsent(moment.time(), _ -> nothing())[index] = number;
            }
        }
    }

    private double[] nothing() {
        var values = new double[plan.names().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private List<FactKey> of(EntityId id) {
        @Nullable List<FactKey> known = entities.get(id);
        if (known == null) {
            throw new IllegalStateException("the history has another entity: " + id.uri());
        }
        return known;
    }
}
