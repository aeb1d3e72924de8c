package io.cityplane.twin.history;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;

/// An entity, whenever it lived.
record EntityKey(Tenant tenant, EntityId id) implements Comparable<EntityKey> {

    /// Both are ASCII, so this is the order of their bytes too.
    @Override
    public int compareTo(EntityKey other) {
        var order = tenant.name().compareTo(other.tenant.name());
        return order != 0 ? order : id.uri().compareTo(other.id.uri());
    }
}
