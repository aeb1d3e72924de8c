package io.cityplane.twin.web;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Follow.Change;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A twin of one tenant without a journal: what it is given is committed.
final class SmallTwin implements Twin {

    private final Map<EntityId, Entity> entities = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int oldest;
    private Runnable beforeEachQuery = () -> {};

    synchronized void put(Entity entity) {
        var before = entities.put(entity.id(), entity);
        tell(entity, before == null ? What.CREATED : What.CHANGED);
    }

    synchronized void delete(String id) {
        var gone = entities.remove(new EntityId(id));
        if (gone != null) {
            tell(gone, What.DELETED);
        }
    }

    private void tell(Entity entity, What what) {
        changes.add(new Change(entity.id(), entity.types(), what));
        notifyAll();
    }

    /// Forgets what changed, so that whoever has not heard of it has to read anew.
    synchronized void forget() {
        oldest = changes.size();
        notifyAll();
    }

    void beforeEachQuery(Runnable happens) {
        beforeEachQuery = happens;
    }

    @Override
    public CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        throw new UnsupportedOperationException("the console writes nothing");
    }

    @Override
    public synchronized Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        return Optional.ofNullable(entities.get(id));
    }

    @Override
    public EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        beforeEachQuery.run();
        synchronized (this) {
            var page =
                    entities.values().stream().skip(query.offset()).limit(query.limit()).toList();
            var more = query.offset() + page.size() < entities.size();
            return new EntityAnswer(page, OptionalLong.of(entities.size()), more);
        }
    }

    @Override
    public List<Alike> alike(Tenant tenant, Viewer viewer) {
        throw new UnsupportedOperationException("the console counts for itself");
    }

    @Override
    public boolean hasTenant(Tenant tenant) {
        return tenant.equals(Tenant.DEFAULT);
    }

    @Override
    public List<TypeCount> types(Tenant tenant, Viewer viewer) {
        throw new UnsupportedOperationException("the console counts for itself");
    }

    @Override
    public synchronized Position position() {
        return new Position(Integer.toString(changes.size()));
    }

    @Override
    public synchronized Follow follow(
            Tenant tenant, Position after, int most, Duration patience, Viewer viewer)
            throws InterruptedException {
        var from = Integer.parseInt(after.text());
        var until = System.nanoTime() + patience.toNanos();
        while (from == changes.size() && System.nanoTime() < until) {
            wait(10);
        }
        if (from < oldest) {
            return new Follow.Expired(position());
        }
        var to = Math.min(changes.size(), from + most);
        return new Follow.Changes(changes.subList(from, to), new Position(Integer.toString(to)));
    }
}
