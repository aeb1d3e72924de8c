package io.cityplane.twin.domain;

import java.time.Duration;
import java.util.Optional;

/// How far the twin is behind the rooms' tables.
///
/// @param waiting committed and not in the twin yet
/// @param parked that the twin refused
/// @param lag since when the oldest that waits was put; nothing if none does
/// @param relayed into the twin since the server started
/// @param trouble why nothing gets there now
public record OutboxFigures(
        long waiting, long parked, Duration lag, long relayed, Optional<String> trouble) {}
