package io.cityplane.imports;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
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
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// A twin without a journal, which knows what an import asks of one: upsert, observe, find, query
/// by type, and what was observed.
public final class TwinInMemory implements Twin, History {

    private final Map<EntityId, Entity> entities = new LinkedHashMap<>();
    private final Map<EntityId, Map<String, TreeMap<Instant, Attribute>>> past =
            new LinkedHashMap<>();
    private int writes;
    private int refusals;

    private static boolean isAboutFile(Command command) {
        return command.id().uri().matches("urn:ngsi-ld:(Dataset|QualityMeasurement):.*");
    }

    /// How many commands it was sent, but for those about a file itself.
    public int writes() {
        return writes;
    }

    /// Takes no changes the next so many times.
    public void refuse(int times) {
        refusals = times;
    }

    @Override
    public synchronized CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        if (refusals > 0) {
            refusals--;
            return CompletableFuture.failedFuture(new Unavailable("the database is away"));
        }
        writes += (int) commands.stream().filter(command -> !isAboutFile(command)).count();
        return CompletableFuture.completedFuture(
                commands.stream().map(command -> decide(command, caller)).toList());
    }

    private Outcome decide(Command command, Caller caller) {
        return switch (command) {
            case Command.Upsert(Entity wanted) -> upsert(wanted, caller);
            case Command.Put(Entity wanted) -> upsert(wanted, caller);
            case Command.Delete(EntityId id) -> {
                entities.remove(id);
                yield new Outcome.Deleted();
            }
            case Command.Observe(EntityId id, Attribute reading, _) -> observe(id, reading);
            default -> throw new IllegalArgumentException("no import does this: " + command);
        };
    }

    private Outcome observe(EntityId id, Attribute reading) {
        var there = entities.get(id);
        if (there == null) {
            return new Outcome.NotFound();
        }
        var series =
                past.computeIfAbsent(id, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(reading.name(), _ -> new TreeMap<>());
        series.put(reading.observedAt().orElseThrow(), reading);
        var attributes = new ArrayList<>(there.attributes());
        attributes.removeIf(attribute -> attribute.name().equals(reading.name()));
        attributes.add(series.lastEntry().getValue());
        entities.put(id, there.withAttributes(attributes));
        return new Outcome.Changed(List.of());
    }

    /// How many readings the history has.
    public synchronized int readings() {
        return past.values().stream()
                .flatMap(series -> series.values().stream())
                .mapToInt(Map::size)
                .sum();
    }

    @Override
    public synchronized HistoryAnswer read(Tenant tenant, HistoryQuery query, Viewer viewer) {
        var answer = new ArrayList<Series>();
        for (var id : query.ids()) {
            past.getOrDefault(id, Map.of())
                    .forEach(
                            (name, series) -> {
                                var moments =
                                        series
                                                .subMap(
                                                        query.range().from().orElse(Instant.MIN),
                                                        query.range().until().orElse(Instant.MAX))
                                                .entrySet()
                                                .stream()
                                                .map(TwinInMemory::moment)
                                                .toList();
                                if (!moments.isEmpty() && query.attributes().contains(name)) {
                                    answer.add(new Series(id, name, Optional.empty(), moments));
                                }
                            });
        }
        return new HistoryAnswer(answer, false);
    }

    private static Series.Moment moment(Map.Entry<Instant, Attribute> entry) {
        return new Series.Moment(entry.getKey(), Instant.now(), Optional.of(entry.getValue()), 0);
    }

    @Override
    public List<Summary> summarise(Tenant tenant, SummaryQuery query, Viewer viewer) {
        return List.of();
    }

    private Outcome upsert(Entity wanted, Caller caller) {
        var there = entities.get(wanted.id());
        if (there != null && !caller.mayChange(there.ownership().orElseThrow())) {
            return new Outcome.Forbidden("it is not yours");
        }
        var merged = new LinkedHashMap<String, Attribute>();
        if (there != null) {
            there.attributes().forEach(attribute -> merged.put(attribute.name(), attribute));
        }
        var now = new Times(Instant.now(), Instant.now());
        wanted.attributes().forEach(a -> merged.put(a.name(), a.withTimes(now)));
        var owned = wanted.ownership().or(() -> owned(there)).orElse(caller.own());
        entities.put(
                wanted.id(),
                new Entity(
                        wanted.id(),
                        wanted.types(),
                        List.of(),
                        new ArrayList<>(merged.values()),
                        Optional.of(owned),
                        now));
        return there == null ? new Outcome.Created() : new Outcome.Changed(List.of());
    }

    private static Optional<Ownership> owned(@org.jspecify.annotations.Nullable Entity there) {
        return there == null ? Optional.empty() : there.ownership();
    }

    @Override
    public synchronized Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        return Optional.ofNullable(entities.get(id))
                .filter(entity -> viewer.sees(entity.ownership().orElseThrow()));
    }

    @Override
    public synchronized EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        var all =
                entities.values().stream()
                        .filter(entity -> entity.types().stream().anyMatch(query.types()::contains))
                        .filter(entity -> viewer.sees(entity.ownership().orElseThrow()))
                        .toList();
        var end = Math.min(all.size(), query.offset() + query.limit());
        var page = all.subList(Math.min(query.offset(), all.size()), end);
        return new EntityAnswer(page, OptionalLong.of(all.size()), end < all.size());
    }

    @Override
    public List<Alike> alike(Tenant tenant, Viewer viewer) {
        return List.of();
    }

    @Override
    public boolean hasTenant(Tenant tenant) {
        return tenant.equals(Tenant.DEFAULT);
    }

    @Override
    public List<TypeCount> types(Tenant tenant, Viewer viewer) {
        return List.of();
    }

    @Override
    public Position position() {
        return new Position("0");
    }

    @Override
    public Follow follow(
            Tenant tenant, Position after, int most, Duration patience, Viewer viewer) {
        return new Follow.Changes(List.of(), after);
    }
}
