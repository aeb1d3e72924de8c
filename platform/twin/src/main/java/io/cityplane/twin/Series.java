package io.cityplane.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one instance of an entity's attribute was, by time.
///
/// @param attribute its name, expanded
/// @param moments at least one, oldest first
public record Series(
        EntityId id, String attribute, Optional<String> dataset, List<Moment> moments) {

    public Series {
        moments = List.copyOf(moments);
    }

    /// What became known of it once.
    ///
    /// @param time when it was so: observed, or else recorded
    /// @param recordedAt when the twin came to know
    /// @param attribute as it became, its times {@link Times#NONE}; empty if it was removed, or its
    ///   entity was
    /// @param quality see {@link Command.Observe}
    public record Moment(
            Instant time, Instant recordedAt, Optional<Attribute> attribute, int quality) {}
}
