package io.cityplane.twin;

import java.time.Instant;

/// What becomes of an entity, by a rule of the caller's: the twin makes it one step with the look
/// at what is there, however many change the entity at the same time.
///
/// It runs under a lock: quick, without side effects, and it may be called more than once.
@FunctionalInterface
public interface Revision {

    /// What the entity becomes.
    ///
    /// @param before as the entity is, or will be once what is decided already is committed
    /// @param now the time that its changes will bear
    Result of(Entity before, Instant now);

    /// What the rule says.
    sealed interface Result {

        /// The entity is so now. Attributes that keep their {@link Times} stay as they are, those
        /// with {@link Times#NONE} are written anew, and those that it does not name are removed.
        /// Its owner stays the same.
        ///
        /// @param outcome to be told
        record Now(Entity entity, Outcome.Changed outcome) implements Result {}

        /// The entity is gone.
        record Gone() implements Result {}

        /// Nothing changes.
        ///
        /// @param outcome to be told
        record Not(Outcome outcome) implements Result {}
    }
}
