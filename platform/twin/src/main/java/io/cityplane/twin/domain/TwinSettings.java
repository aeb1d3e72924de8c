package io.cityplane.twin.domain;

import java.time.Duration;

/// The twin's bounds. What would go beyond one is refused before anything is changed.
///
/// @param mostTenants that have ever had an entity
/// @param mostEntitiesPerTenant alive at once
/// @param mostAttributesPerEntity instances, sub-attributes not counted
/// @param mostEntityBytes of an entity in memory; one changes with all its attributes in a row of
///   the journal, so 16 MiB at most
/// @param mostNameCharacters of a type, an attribute's name, a dataset, a unit or a scope
/// @param mostListed types of an entity, its scopes, or the sub-attributes of an attribute
/// @param mostLevels of sub-attributes below an attribute
/// @param mostTraits different combinations of attribute name, kind, dataset and unit
/// @param mostShapes different combinations of traits in an entity
/// @param mostQueuedChanges waiting for the journal, over all writers
/// @param mostQueuedBytes the same in bytes, estimated
/// @param mostChangesPerCommit after so many a batch takes no further partition
/// @param patience how long the journal may be away before writers are told that it is; those that
///   wait and those that come
/// @param keptChanges so many of the last are kept for {@link io.cityplane.twin.Twin#follow}
public record TwinSettings(
        int mostTenants,
        int mostEntitiesPerTenant,
        int mostAttributesPerEntity,
        int mostEntityBytes,
        int mostNameCharacters,
        int mostListed,
        int mostLevels,
        int mostTraits,
        int mostShapes,
        int mostQueuedChanges,
        long mostQueuedBytes,
        int mostChangesPerCommit,
        Duration patience,
        int keptChanges) {

    /// Fit for a city on one machine.
    public static final TwinSettings USUAL =
            new TwinSettings(
                    100,
                    10_000_000,
                    1_000,
                    1 << 20,
                    1_024,
                    256,
                    5,
                    200_000,
                    100_000,
                    400_000,
                    128L << 20,
                    16_384,
                    Duration.ofSeconds(30),
                    131_072);

    /// The same with another bound on the entities of each tenant.
    public TwinSettings withMostEntitiesPerTenant(int most) {
        return new TwinSettings(
                mostTenants,
                most,
                mostAttributesPerEntity,
                mostEntityBytes,
                mostNameCharacters,
                mostListed,
                mostLevels,
                mostTraits,
                mostShapes,
                mostQueuedChanges,
                mostQueuedBytes,
                mostChangesPerCommit,
                patience,
                keptChanges);
    }

    /// The same with another bound on what waits for the journal.
    public TwinSettings withQueue(int mostChanges, long mostBytes, Duration waited) {
        return new TwinSettings(
                mostTenants,
                mostEntitiesPerTenant,
                mostAttributesPerEntity,
                mostEntityBytes,
                mostNameCharacters,
                mostListed,
                mostLevels,
                mostTraits,
                mostShapes,
                mostChanges,
                mostBytes,
                mostChangesPerCommit,
                waited,
                keptChanges);
    }

    /// The same with another number of changes kept for followers.
    public TwinSettings withKeptChanges(int kept) {
        return new TwinSettings(
                mostTenants,
                mostEntitiesPerTenant,
                mostAttributesPerEntity,
                mostEntityBytes,
                mostNameCharacters,
                mostListed,
                mostLevels,
                mostTraits,
                mostShapes,
                mostQueuedChanges,
                mostQueuedBytes,
                mostChangesPerCommit,
                patience,
                kept);
    }

    /// The same with another size from which on a commit takes no further partition.
    public TwinSettings withMostChangesPerCommit(int most) {
        return new TwinSettings(
                mostTenants,
                mostEntitiesPerTenant,
                mostAttributesPerEntity,
                mostEntityBytes,
                mostNameCharacters,
                mostListed,
                mostLevels,
                mostTraits,
                mostShapes,
                mostQueuedChanges,
                mostQueuedBytes,
                most,
                patience,
                keptChanges);
    }
}
