package io.cityplane.twin.domain;

import java.time.Duration;

/// How followers are told, and how far behind one may be.
///
/// @param oldest what was recorded longer ago a follower is not told any more: it expires
/// @param mostBehind so many changes behind it expires too; the journal is kept for it until then
/// @param mostAtOnce changes that are told in one go
/// @param tries so often the same is told to one that throws, before it is parked
/// @param pause before it is told the same again, twice as long each time
/// @param keepEvery how long after it was told the position is kept of one that need not keep it at
///   once
public record FollowerSettings(
        Duration oldest,
        long mostBehind,
        int mostAtOnce,
        int tries,
        Duration pause,
        Duration keepEvery) {

    /// Fit for a city on one machine: a hundred million changes are two gigabytes of journal and
    /// less than two minutes of reading.
    public static final FollowerSettings USUAL =
            new FollowerSettings(
                    Duration.ofDays(1),
                    100_000_000,
                    1_000,
                    4,
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1));

    /// The same with other bounds.
    public FollowerSettings within(Duration time, long changes) {
        return new FollowerSettings(time, changes, mostAtOnce, tries, pause, keepEvery);
    }
}
