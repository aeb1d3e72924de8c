package io.cityplane.twin;

import java.util.List;

/// What became of a {@link Command}, told after the commit.
public sealed interface Outcome {

    record Created() implements Outcome {}

    /// The entity was there and is as wanted now.
    ///
    /// @param leftOut the names of attributes that the command's mode did not change
    record Changed(List<String> leftOut) implements Outcome {
        public Changed {
            leftOut = List.copyOf(leftOut);
        }
    }

    record Deleted() implements Outcome {}

    /// A create met an entity of this id; perhaps one that the caller may not see.
    record AlreadyExists() implements Outcome {}

    /// There is no such entity, or none that the caller may see.
    record NotFound() implements Outcome {}

    /// The entity is there, the attribute is not.
    record NoSuchAttribute(String name) implements Outcome {}

    /// What is there does not allow what was asked for.
    ///
    /// @param why in words, for the person who reads it
    record Mismatched(String why) implements Outcome {}

    /// The caller sees the entity and may not do this to it.
    record Forbidden(String why) implements Outcome {}

    /// A limit of the twin is reached; nothing was changed.
    ///
    /// @param why the limit in words, for the person who reads it
    record Refused(String why) implements Outcome {}
}
