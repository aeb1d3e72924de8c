package io.cityplane.twin.history;

import java.time.Duration;

/// When what is in memory goes to files, and how files are kept.
///
/// @param tailBytes that the past may take in memory; at half of them what is there begins to go to
///   a file, at all of them the twin refuses what comes until it is there
/// @param rollEvery so old what is in memory becomes before it goes to a file
/// @param rest after each row group that is written, unless memory runs short
/// @param mergeAt so many files of a level are merged, even if their hour or day is not over
/// @param mostRows files are not merged into one of more
public record HistorySettings(
        long tailBytes, Duration rollEvery, Duration rest, int mergeAt, long mostRows) {

    /// Fit for a city on one machine.
    public static final HistorySettings USUAL =
            new HistorySettings(
                    512L << 20, Duration.ofMinutes(10), Duration.ofMillis(40), 16, 500_000_000);

    /// The same with another bound on memory.
    public HistorySettings withTailBytes(long bytes) {
        return new HistorySettings(bytes, rollEvery, rest, mergeAt, mostRows);
    }
}
