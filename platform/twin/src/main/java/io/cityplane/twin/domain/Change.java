package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import java.util.List;

/// One change of an entity as the journal keeps it: what became so, not what was asked for.
public sealed interface Change {

    /// The entity comes into being; its attributes follow.
    ///
    /// @param heading its number
    record Born(EntityId id, int heading, List<String> scopes) implements Change {}

    /// Its types, scopes or owner are others now.
    ///
    /// @param heading its number
    record Headed(int heading, List<String> scopes) implements Change {}

    /// An attribute instance is so now, as a whole.
    ///
    /// @param trait the number of what it is
    /// @param attribute as {@link Intake} leaves it
    record Set(int trait, Attribute attribute) implements Change {}

    /// A reading that arrived after a newer one: it belongs to history, the entity stays as it is.
    ///
    /// @param trait the number of what it is
    /// @param attribute observed, as {@link Intake} leaves it
    record Late(int trait, Attribute attribute) implements Change {}

    /// An attribute instance is gone.
    ///
    /// @param trait the number of what it was
    record Removed(int trait) implements Change {}

    /// The entity is gone with all its attributes.
    record Gone() implements Change {}
}
