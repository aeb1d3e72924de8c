package io.cityplane.twin.history;

import java.util.Optional;

/// How the past is kept; for metrics and health.
///
/// @param tailRows changes in memory
/// @param tailBytes that they take, on the heap by estimate
/// @param allocatedBytes taken from the system for them, whether or not used now
/// @param segments files
/// @param segmentRows in them
/// @param segmentBytes of them
/// @param rolls files written from memory since the start
/// @param merges of files since the start
/// @param keptBatch up to where of the journal the files have everything
/// @param trouble what keeps files from being written or read, and since when
public record HistoryFigures(
        long tailRows,
        long tailBytes,
        long allocatedBytes,
        long segments,
        long segmentRows,
        long segmentBytes,
        long rolls,
        long merges,
        long keptBatch,
        Optional<String> trouble) {}
