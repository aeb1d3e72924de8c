package io.cityplane.query;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.Optional;

/// What a group has in common.
public sealed interface FactKey {

    /// A step of time.
    ///
    /// @param begin of the step
    record Moment(Instant begin) implements FactKey {}

    /// An hour of the day, 0 to 23.
    record HourOfDay(int hour) implements FactKey {}

    /// An entity, itself or as the target of a relationship.
    ///
    /// @param name what it is called, if the viewer may see it and it has a name
    record Thing(EntityId id, Optional<Value> name) implements FactKey {}

    /// An attribute's value.
    record Said(Value value) implements FactKey {}

    /// The attribute is not there.
    record Nothing() implements FactKey {}
}
