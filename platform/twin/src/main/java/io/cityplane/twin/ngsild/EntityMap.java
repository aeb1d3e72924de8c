package io.cityplane.twin.ngsild;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Which entities a query found, in its order (§4.5.25). All of them are here: a map of ours names
/// no other source.
final class EntityMap {

    private final String id;
    private final Tenant tenant;
    private final int madeBy;
    private volatile Instant expiresAt;
    private volatile List<EntityId> ids;

    /// @param madeBy the number of the caller whose it is
    EntityMap(String id, Tenant tenant, int madeBy, Instant expiresAt, List<EntityId> ids) {
        this.id = id;
        this.tenant = tenant;
        this.madeBy = madeBy;
        this.expiresAt = expiresAt;
        this.ids = List.copyOf(ids);
    }

    String id() {
        return id;
    }

    /// As a path of this server, for `NGSILD-EntityMap`.
    String location() {
        return Target.ROOT + "/entityMaps/" + id;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void expireAt(Instant moment) {
        expiresAt = moment;
    }

    /// As they are now: a later {@link #remove} does not change this list.
    List<EntityId> ids() {
        return ids;
    }

    /// §5.5.9.3: what does not fit the query any more goes.
    synchronized void remove(Set<EntityId> gone) {
        if (!gone.isEmpty()) {
            ids = ids.stream().filter(it -> !gone.contains(it)).toList();
        }
    }

    boolean isOf(Work work) {
        return tenant.equals(work.tenant()) && madeBy == work.caller().number();
    }

    boolean isMadeBy(int caller) {
        return madeBy == caller;
    }
}
