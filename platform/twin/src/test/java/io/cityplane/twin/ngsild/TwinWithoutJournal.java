package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A twin that cannot take changes, and whose reads fail by a fault of ours.
final class TwinWithoutJournal implements Twin {

    @Override
    public CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        return CompletableFuture.failedFuture(new Unavailable("the disk is full"));
    }

    @Override
    public Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        throw new IllegalStateException("broken, as asked for");
    }

    @Override
    public EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        throw new IllegalStateException("broken, as asked for");
    }

    @Override
    public List<Alike> alike(Tenant tenant, Viewer viewer) {
        throw new IllegalStateException("broken, as asked for");
    }

    @Override
    public boolean hasTenant(Tenant tenant) {
        return tenant.equals(Tenant.DEFAULT);
    }

    @Override
    public List<TypeCount> types(Tenant tenant, Viewer viewer) {
        throw new IllegalStateException("broken, as asked for");
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
