package io.cityplane.twin;

import java.time.Instant;
import java.util.Optional;

/// Some of time, and as it was known when.
///
/// @param by which of a value's times is meant
/// @param from included; empty for the beginning
/// @param until not included; empty for no end
/// @param knownAt only what was recorded then or before, so that the same question has the same
///   answer for ever; empty for what is known now, later corrections included
public record TimeRange(
        By by, Optional<Instant> from, Optional<Instant> until, Optional<Instant> knownAt) {

    /// All of time, as known now.
    public static final TimeRange ALWAYS =
            new TimeRange(By.OBSERVED, Optional.empty(), Optional.empty(), Optional.empty());

    /// What was observed in some of time, as known now.
    public static TimeRange observed(Instant from, Instant until) {
        return new TimeRange(By.OBSERVED, Optional.of(from), Optional.of(until), Optional.empty());
    }

    /// As it was known at a moment.
    public TimeRange asKnownAt(Instant moment) {
        return new TimeRange(by, from, until, Optional.of(moment));
    }

    public enum By {
        /// When it was so; where nothing says, when it was recorded.
        OBSERVED,
        /// When the twin came to know.
        RECORDED
    }
}
