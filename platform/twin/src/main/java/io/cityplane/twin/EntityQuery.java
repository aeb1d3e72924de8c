package io.cityplane.twin;

import java.util.List;
import java.util.Set;

/// Which entities are asked for. All conditions hold together; an empty one is no condition.
///
/// @param ids any of these
/// @param types of any of these, expanded
/// @param attributes having at least one of these, expanded
/// @param offset so many are skipped
/// @param limit at most so many are answered; 0 to count only
public record EntityQuery(
        List<EntityId> ids,
        Set<String> types,
        Set<String> attributes,
        int offset,
        int limit,
        Counting counting) {

    public EntityQuery {
        ids = List.copyOf(ids);
        types = Set.copyOf(types);
        attributes = Set.copyOf(attributes);
    }

    /// Everything of a type, counted.
    public static EntityQuery ofType(String type, int offset, int limit) {
        return new EntityQuery(List.of(), Set.of(type), Set.of(), offset, limit, Counting.COUNTED);
    }

    public enum Counting {
        COUNTED,
        NOT_COUNTED
    }
}
