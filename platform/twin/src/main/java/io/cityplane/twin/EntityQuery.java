package io.cityplane.twin;

import java.util.List;
import java.util.Set;

/// Which entities are asked for. All conditions hold together; an empty one is no condition.
///
/// @param ids any of these
/// @param types of any of these, expanded
/// @param attributes having at least one of these, expanded
/// @param where holds for them besides
/// @param orders the first counts most; without any, oldest first
/// @param offset so many are skipped
/// @param limit at most so many are answered; 0 to count only
public record EntityQuery(
        List<EntityId> ids,
        Set<String> types,
        Set<String> attributes,
        Condition where,
        List<Ordering> orders,
        int offset,
        int limit,
        Counting counting) {

    public EntityQuery {
        ids = List.copyOf(ids);
        types = Set.copyOf(types);
        attributes = Set.copyOf(attributes);
        orders = List.copyOf(orders);
    }

    /// Without further conditions, oldest first.
    public EntityQuery(
            List<EntityId> ids,
            Set<String> types,
            Set<String> attributes,
            int offset,
            int limit,
            Counting counting) {
        this(ids, types, attributes, Condition.EVERYTHING, List.of(), offset, limit, counting);
    }

    /// Everything of a type, counted.
    public static EntityQuery ofType(String type, int offset, int limit) {
        return new EntityQuery(List.of(), Set.of(type), Set.of(), offset, limit, Counting.COUNTED);
    }

    public EntityQuery where(Condition condition) {
        return new EntityQuery(ids, types, attributes, condition, orders, offset, limit, counting);
    }

    public EntityQuery orderedBy(List<Ordering> wanted) {
        return new EntityQuery(ids, types, attributes, where, wanted, offset, limit, counting);
    }

    /// The same, from another place on, and so many.
    public EntityQuery paged(int from, int most) {
        return new EntityQuery(ids, types, attributes, where, orders, from, most, counting);
    }

    public enum Counting {
        COUNTED,
        NOT_COUNTED
    }
}
