package io.cityplane.twin;

import java.util.List;
import java.util.OptionalLong;

/// The same as {@link EntityAnswer}, at a glance.
///
/// @param count how many there are in all that the viewer may see; empty if not asked for
/// @param more whether any follow
public record GlanceAnswer(List<EntityGlance> entities, OptionalLong count, boolean more) {

    public GlanceAnswer {
        entities = List.copyOf(entities);
    }
}
