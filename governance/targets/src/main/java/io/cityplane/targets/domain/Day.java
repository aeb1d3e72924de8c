package io.cityplane.targets.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// A day of the plan and what was known when.
///
/// @param knownAt nothing recorded later is in it
record Day(LocalDate date, ZoneId zone, Instant knownAt) {

    /// As it was known when it ended: the same for ever.
    static Day asItEnded(LocalDate date, ZoneId zone) {
        return new Day(date, zone, end(date, zone));
    }

    /// The first moment of the next day.
    Instant end() {
        return end(date, zone);
    }

    static Instant end(LocalDate date, ZoneId zone) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
