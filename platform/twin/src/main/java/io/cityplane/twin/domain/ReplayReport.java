package io.cityplane.twin.domain;

import java.time.Duration;

/// What was read when a twin was opened, and how long it took.
///
/// @param batches commits that the journal has
/// @param commands in them
/// @param changes of entities and attributes in them
/// @param bytes of the blocks
/// @param entities that there are now, in all tenants
public record ReplayReport(
        long batches, long commands, long changes, long bytes, long entities, Duration took) {}
