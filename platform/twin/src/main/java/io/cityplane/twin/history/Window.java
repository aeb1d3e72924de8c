package io.cityplane.twin.history;

import io.cityplane.twin.TimeRange;
import io.cityplane.twin.TimeRange.By;
import io.cityplane.twin.domain.Micros;
import java.time.Instant;
import java.util.Optional;

/// Some of time in microseconds.
///
/// @param from included
/// @param until not included
/// @param knownAt recorded then or before
record Window(By by, long from, long until, long knownAt) {

    /// Farther from 1970 than any time of the twin's, which have years of four digits.
    private static final Instant EARLIEST = Instant.parse("-10000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10001-01-01T00:00:00Z");

    static Window of(TimeRange range) {
        return new Window(
                range.by(),
                range.from().map(Window::atOrAfter).orElse(Long.MIN_VALUE),
                range.until().map(Window::atOrAfter).orElse(Long.MAX_VALUE),
                known(range.knownAt()));
    }

    private static long known(Optional<Instant> at) {
        return at.map(it -> Micros.of(within(it))).orElse(Long.MAX_VALUE);
    }

    /// The first whole microsecond that is not before it.
    private static long atOrAfter(Instant instant) {
        var bounded = within(instant);
        var micros = Micros.of(bounded);
        return Micros.toInstant(micros).equals(bounded) ? micros : micros + 1;
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }

    /// The time that is meant.
    long meant(long time, long recordedAt) {
        return by == By.OBSERVED ? time : recordedAt;
    }

    boolean has(long time, long recordedAt) {
        var meant = meant(time, recordedAt);
        return meant >= from && meant < until && recordedAt <= knownAt;
    }

    /// Whether a row may be in it whose times are between these.
    boolean mayHave(long leastTime, long mostTime, long leastRecorded, long mostRecorded) {
        return leastRecorded <= knownAt
                && meant(mostTime, mostRecorded) >= from
                && meant(leastTime, leastRecorded) < until;
    }
}
