package io.cityplane.twin;

import io.cityplane.kernel.Caller;

import java.util.Optional;
import java.util.Set;

/// Takes out of the past what must not be known any more.
///
/// What an entity is now stays as it is; only that it became so is forgotten. The journal and
/// snapshots let go of it within hours, when they are next made anew.
public interface Erasing {

    /// Erases values of one entity, alive or gone, and waits until no file has them any more, which
    /// takes seconds or minutes.
    ///
    /// @param attributes of these names, expanded; empty for all
    /// @param dataset of this one only, `""` for the default one; empty for all
    /// @param range of these times
    /// @throws java.io.UncheckedIOException if files could not be written; some may be erased then
    Erasure erase(
            Tenant tenant,
            EntityId id,
            Set<String> attributes,
            Optional<String> dataset,
            TimeRange range,
            Caller caller);

    /// What became of it.
    sealed interface Erasure {

        /// It is done.
        ///
        /// @param values that there were
        record Erased(long values) implements Erasure {}

        /// There never was such an entity, or none that the caller may see.
        record NotFound() implements Erasure {}

        /// The caller sees the entity and may not do this to it.
        record Forbidden(String why) implements Erasure {}
    }
}
