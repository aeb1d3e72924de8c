package io.cityplane.twin;

import java.util.List;
import java.util.OptionalLong;

/// Some of the entities that were asked for, in an order that does not change while they live:
/// oldest first.
///
/// @param count how many there are in all that the viewer may see; empty if not asked for
/// @param more whether any follow
public record EntityAnswer(List<Entity> entities, OptionalLong count, boolean more) {

    public EntityAnswer {
        entities = List.copyOf(entities);
    }
}
