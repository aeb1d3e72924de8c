package io.cityplane.twin.domain;

import java.time.Duration;

/// When snapshots are taken.
///
/// @param every if anything was changed since the last one
/// @param mostChanges after so many changes since the last one, whatever the time
/// @param leastAtClose so many changes since the last one are worth a snapshot when the twin closes
public record SnapshotSettings(Duration every, long mostChanges, long leastAtClose) {

    /// A restart then reads a million changes of the journal at most, but for those that come while
    /// a snapshot is being taken.
    public static final SnapshotSettings USUAL =
            new SnapshotSettings(Duration.ofMinutes(10), 1_000_000, 50_000);
}
