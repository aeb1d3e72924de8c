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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A twin without a journal, which knows what an import asks of one: upsert, find, query by type.
public final class TwinInMemory implements Twin {

    private final Map<EntityId, Entity> entities = new LinkedHashMap<>();
    private int writes;
    private int refusals;

    /// How many commands it was sent.
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
        writes += commands.size();
        return CompletableFuture.completedFuture(
                commands.stream().map(command -> decide(command, caller)).toList());
    }

    private Outcome decide(Command command, Caller caller) {
        if (!(command instanceof Command.Upsert(Entity wanted))) {
            throw new IllegalArgumentException("an import only upserts");
        }
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
