package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// The twin's promises in the fewest lines: nothing lasts, and a write is there at once.
final class TwinOfMaps implements Twin {

    private static final Times NOON =
            new Times(
                    Instant.parse("2025-06-01T04:00:00.123456Z"),
                    Instant.parse("2025-06-01T04:00:00.123456Z"));

    private final Map<EntityId, Entity> entities = new LinkedHashMap<>();

    @Override
    public synchronized CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        return CompletableFuture.completedFuture(
                commands.stream().map(command -> decide(command, caller)).toList());
    }

    private Outcome decide(Command command, Caller caller) {
        var there = entities.get(command.id());
        if (there == null) {
            return switch (command) {
                case Command.Create(Entity entity) -> create(entity, caller);
                case Command.Put(Entity entity) -> create(entity, caller);
                case Command.Upsert(Entity entity) -> create(entity, caller);
                default -> new Outcome.NotFound();
            };
        }
        var owned = there.ownership().orElseThrow();
        if (command instanceof Command.Create) {
            return new Outcome.AlreadyExists();
        }
        if (!caller.viewer().sees(owned)) {
            return new Outcome.NotFound();
        }
        if (!caller.mayChange(owned)) {
            return new Outcome.Forbidden("the entity is another department's");
        }
        return switch (command) {
            case Command.Create _ -> new Outcome.AlreadyExists();
            case Command.Put(Entity entity) ->
                    keep(there, entity.types(), entity.scopes(), entity.attributes(), List.of());
            case Command.Upsert(Entity entity) -> {
                var all = merged(there.attributes(), entity.attributes());
                yield keep(
                        there,
                        joined(there.types(), entity.types()),
                        joined(there.scopes(), entity.scopes()),
                        all,
                        List.of());
            }
            case Command.Update update -> update(there, update);
            case Command.Delete _ -> {
                entities.remove(command.id());
                yield new Outcome.Deleted();
            }
            case Command.DeleteAttribute delete -> {
                var kept = there.attributes().stream().filter(it -> !isMeant(delete, it)).toList();
                yield kept.size() == there.attributes().size()
                        ? new Outcome.NoSuchAttribute(delete.name())
                        : keep(there, there.types(), there.scopes(), kept, List.of());
            }
        };
    }

    private static boolean isMeant(Command.DeleteAttribute delete, Attribute attribute) {
        return attribute.name().equals(delete.name())
                && (delete.which() == Command.Which.EVERY_INSTANCE
                        || attribute.dataset().equals(delete.dataset()));
    }

    private Outcome create(Entity entity, Caller caller) {
        entities.put(
                entity.id(),
                new Entity(
                        entity.id(),
                        entity.types(),
                        entity.scopes(),
                        timed(entity.attributes()),
                        Optional.of(caller.own()),
                        NOON));
        return new Outcome.Created();
    }

    private Outcome update(Entity there, Command.Update update) {
        var taken = new ArrayList<Attribute>();
        var leftOut = new ArrayList<String>();
        for (var attribute : update.attributes()) {
            var isThere = there.attributes().stream().anyMatch(it -> isSame(it, attribute));
            var takes =
                    switch (update.mode()) {
                        case EXISTING -> isThere;
                        case OVERWRITE -> true;
                        case ABSENT -> !isThere;
                    };
            if (takes) {
                taken.add(attribute);
            } else {
                leftOut.add(attribute.name());
            }
        }
        return keep(
                there,
                joined(there.types(), update.types()),
                there.scopes(),
                merged(there.attributes(), taken),
                leftOut);
    }

    private Outcome keep(
            Entity there,
            List<String> types,
            List<String> scopes,
            List<Attribute> attributes,
            List<String> leftOut) {
        entities.put(
                there.id(),
                new Entity(there.id(), types, scopes, timed(attributes), there.ownership(), NOON));
        return new Outcome.Changed(leftOut);
    }

    private static List<Attribute> timed(List<Attribute> attributes) {
        return attributes.stream().map(attribute -> attribute.withTimes(NOON)).toList();
    }

    private static List<Attribute> merged(List<Attribute> there, List<Attribute> more) {
        var merged = new ArrayList<>(there);
        for (var attribute : more) {
            merged.removeIf(it -> isSame(it, attribute));
            merged.add(attribute);
        }
        return merged;
    }

    private static boolean isSame(Attribute one, Attribute other) {
        return one.name().equals(other.name()) && one.dataset().equals(other.dataset());
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var joined = new LinkedHashSet<>(some);
        joined.addAll(more);
        return List.copyOf(joined);
    }

    @Override
    public synchronized Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        return Optional.ofNullable(entities.get(id)).filter(it -> isSeen(it, viewer));
    }

    private static boolean isSeen(Entity entity, Viewer viewer) {
        return viewer.sees(entity.ownership().orElseThrow());
    }

    @Override
    public synchronized EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        var all =
                entities.values().stream()
                        .filter(it -> isSeen(it, viewer))
                        .filter(it -> query.ids().isEmpty() || query.ids().contains(it.id()))
                        .filter(it ->
                                query.types().isEmpty()
                                        || it.types().stream().anyMatch(query.types()::contains))
                        .filter(it ->
                                query.attributes().isEmpty()
                                        || it.attributes().stream()
                                                .map(Attribute::name)
                                                .anyMatch(query.attributes()::contains))
                        .toList();
        var page = all.stream().skip(query.offset()).limit(query.limit()).toList();
        return new EntityAnswer(
                page,
                query.counting() == Counting.COUNTED
                        ? OptionalLong.of(all.size())
                        : OptionalLong.empty(),
                query.offset() + page.size() < all.size());
    }

    @Override
    public synchronized List<TypeCount> types(Tenant tenant, Viewer viewer) {
        var counts = new TreeMap<String, Long>();
        for (var entity : entities.values()) {
            if (isSeen(entity, viewer)) {
                entity.types().forEach(type -> counts.merge(type, 1L, Long::sum));
            }
        }
        return counts.entrySet().stream()
                .map(it -> new TypeCount(it.getKey(), it.getValue()))
                .toList();
    }

    @Override
    public Position position() {
        return new Position("nowhere");
    }

    @Override
    public Follow follow(
            Tenant tenant, Position after, int most, Duration patience, Viewer viewer) {
        throw new AssertionError("NGSI-LD does not follow the journal");
    }
}
