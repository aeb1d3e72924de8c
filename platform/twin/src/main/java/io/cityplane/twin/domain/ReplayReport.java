package io.cityplane.twin.domain;

import java.time.Duration;

/// What was read when a twin was opened, and how long it took.
///
/// @param batches commits up to now
/// @param snapshotBatch the commit after which the snapshot was taken, 0 if none was read
/// @param commands read of the journal
/// @param changes of entities and attributes in them
/// @param bytes of the journal's blocks
/// @param entities that there are now, in all tenants
/// @param loading the time for the snapshot
/// @param reading the time for the journal
public record ReplayReport(
        long batches,
        long snapshotBatch,
        long commands,
        long changes,
        long bytes,
        long entities,
        Duration loading,
        Duration reading) {

    /// The time for both.
    public Duration took() {
        return loading.plus(reading);
    }
}
