package io.cityplane.query;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Condition;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Follow;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryAnswer;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Position;
import io.cityplane.twin.Series;
import io.cityplane.twin.Series.Moment;
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import io.cityplane.twin.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// A twin and its history by plain lists, which know what a question asks of them: entities of
/// types, and numbers.
public final class SmallCity implements Twin, History {

    private final Map<EntityId, Entity> entities = new LinkedHashMap<>();
    private final Map<String, TreeMap<Instant, Double>> past = new LinkedHashMap<>();

    public void put(String id, String type, Ownership owned, List<Attribute> attributes) {
        var entity = Entity.of(new EntityId(id), CoreContext.expand(type), attributes);
        entities.put(entity.id(), entity.withOwnership(owned));
    }

    public void was(String id, String attribute, String at, double value) {
        past.computeIfAbsent(
                        series(new EntityId(id), CoreContext.expand(attribute)),
                        _ -> new TreeMap<>())
                .put(Instant.parse(at), value);
    }

    public static Attribute number(String name, double value) {
        return Attribute.of(CoreContext.expand(name), Kind.PROPERTY, new Value.Numeric(value));
    }

    public static Attribute leadsTo(String name, String id) {
        return Attribute.of(CoreContext.expand(name), Kind.RELATIONSHIP, new Value.Text(id));
    }

    public static Attribute named(String zh, String en) {
        return Attribute.of(
                CoreContext.expand("name"),
                Kind.LANGUAGE_PROPERTY,
                new Value.Json("{\"zh\":\"%s\",\"en\":\"%s\"}".formatted(zh, en)));
    }

    private static String series(EntityId id, String attribute) {
        return id.uri() + ' ' + attribute;
    }

    @Override
    public Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        return Optional.ofNullable(entities.get(id))
                .filter(it -> viewer.sees(it.ownership().orElseThrow()));
    }

    @Override
    public EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        if (!query.where().equals(Condition.EVERYTHING)) {
            throw new IllegalArgumentException("this twin knows types alone");
        }
        var found =
                entities.values().stream()
                        .filter(it -> it.types().stream().anyMatch(query.types()::contains))
                        .filter(it -> viewer.sees(it.ownership().orElseThrow()))
                        .toList();
        return new EntityAnswer(
                found.subList(0, Math.min(found.size(), query.limit())),
                OptionalLong.empty(),
                found.size() > query.limit());
    }

    private Map<Instant, Double> numbers(EntityId id, String attribute, TimeRange range) {
        var known = past.getOrDefault(series(id, attribute), new TreeMap<>());
        return new TreeMap<>(
                known.subMap(range.from().orElseThrow(), true, range.until().orElseThrow(), false));
    }

    @Override
    public HistoryAnswer read(Tenant tenant, HistoryQuery query, Viewer viewer) {
        var all = new ArrayList<Series>();
        var count = 0;
        for (var id : query.ids()) {
            for (var attribute : query.attributes().stream().sorted().toList()) {
                var moments = new ArrayList<Moment>();
                numbers(id, attribute, query.range())
                        .forEach((at, number) ->
                                moments.add(
                                        new Moment(
                                                at,
                                                at,
                                                Optional.of(
                                                        Attribute.of(
                                                                attribute,
                                                                Kind.PROPERTY,
                                                                new Value.Numeric(number))),
                                                0)));
                count += moments.size();
                if (!moments.isEmpty() && find(tenant, id, viewer).isPresent()) {
                    all.add(new Series(id, attribute, Optional.empty(), moments));
                }
            }
        }
        return new HistoryAnswer(all, count > query.most());
    }

    @Override
    public List<Summary> summarise(Tenant tenant, SummaryQuery query, Viewer viewer) {
        var all = new ArrayList<Summary>();
        for (var id : query.ids()) {
            var steps = new TreeMap<Instant, List<Double>>();
            numbers(id, query.attribute(), query.range())
                    .forEach((at, number) ->
                            steps.computeIfAbsent(begin(query, at), _ -> new ArrayList<>())
                                    .add(number));
            steps.forEach((begin, values) -> {
                var sums = values.stream().mapToDouble(it -> it).summaryStatistics();
                all.add(
                        new Summary(
                                id,
                                begin,
                                values.size(),
                                sums.getSum(),
                                sums.getMin(),
                                sums.getMax(),
                                values.getLast()));
            });
        }
        return all;
    }

    private static Instant begin(SummaryQuery query, Instant at) {
        ZonedDateTime local = at.atZone(query.zone());
        return switch (query.step()) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(query.zone()).toInstant();
            case MONTH ->
                    local.toLocalDate().withDayOfMonth(1).atStartOfDay(query.zone()).toInstant();
            case WHOLE -> query.range().from().orElse(at);
        };
    }

    @Override
    public List<Alike> alike(Tenant tenant, Viewer viewer) {
        return entities.values().stream()
                .filter(it -> viewer.sees(it.ownership().orElseThrow()))
                .map(it ->
                        new Alike(
                                it.types(),
                                it.attributes().stream()
                                        .map(a -> new Alike.Member(a.name(), a.kind()))
                                        .toList(),
                                1))
                .toList();
    }

    @Override
    public CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        throw new IllegalStateException("a question changes nothing");
    }

    @Override
    public boolean hasTenant(Tenant tenant) {
        throw new IllegalStateException("a question is of the one city");
    }

    @Override
    public List<TypeCount> types(Tenant tenant, Viewer viewer) {
        throw new IllegalStateException("a question asks for no list of types");
    }

    @Override
    public Position position() {
        return Position.BEGINNING;
    }

    @Override
    public Follow follow(
            Tenant tenant, Position after, int most, Duration patience, Viewer viewer) {
        throw new IllegalStateException("a question follows nothing");
    }
}
