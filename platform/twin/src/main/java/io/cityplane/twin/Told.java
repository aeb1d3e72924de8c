package io.cityplane.twin;

import io.cityplane.kernel.Ownership;
import java.time.Instant;
import java.util.List;

/// One thing that happened to an entity, as a follower is told.
///
/// @param types expanded, as they became; as they were before a deletion
/// @param ownership whose it became, or was before a deletion
/// @param attributes the names, expanded, of those that became other or went; of one that comes
///   into being all that it has
/// @param recordedAt when the twin came to know
/// @param partition and {@link #offset}: where it stands in the journal. Within a partition what
///   has the greater offset came later; an entity is always in the same one.
public record Told(
        Tenant tenant,
        EntityId id,
        List<String> types,
        Ownership ownership,
        Follow.What what,
        List<String> attributes,
        Instant recordedAt,
        int partition,
        long offset) {

    public Told {
        types = List.copyOf(types);
        attributes = List.copyOf(attributes);
    }
}
