package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;

/// Which partition of the journal an entity's changes go to. Frozen: journals on disk rely on it.
final class Partitioning {

    static final int PARTITIONS = 16;

    private Partitioning() {}

    /// The hash of both texts as the Java language defines it, mixed by the finaliser of
    /// MurmurHash3: the raw one is skewed by a factor of three for serial numbers.
    static int of(Tenant tenant, EntityId id) {
        var hash = ((long) tenant.name().hashCode() << 32) | (id.uri().hashCode() & 0xffff_ffffL);
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return (int) (hash & (PARTITIONS - 1));
    }
}
