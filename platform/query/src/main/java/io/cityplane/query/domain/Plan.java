package io.cityplane.query.domain;

import io.cityplane.query.domain.Grouping.OfTime;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.SummaryQuery.Step;
import io.cityplane.twin.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A question that was understood.
///
/// @param value empty to count entities
/// @param names of the value, expanded, by their index in it
/// @param span empty for the values of now
/// @param against so many days before, to compare with; 0 for no comparison
record Plan(
        EntityQuery selection,
        Optional<ExpressionReader.Parsed> value,
        List<String> names,
        Aggregate aggregate,
        List<Grouping> by,
        Optional<Span> span,
        int against,
        Order order,
        int limit,
        ZoneId zone) {

    /// Some of the past.
    ///
    /// @param knownAt what was recorded later is left out; empty for all that is known now
    record Span(Instant from, Instant until, Optional<Instant> knownAt) {

        TimeRange range() {
            var range = TimeRange.observed(from, until);
            return knownAt.map(range::asKnownAt).orElse(range);
        }

        Span between(Instant begin, Instant end) {
            return new Span(begin, end, knownAt);
        }

        /// The same days before.
        Span earlier(int days, ZoneId zone) {
            return between(
                    from.atZone(zone).minusDays(days).toInstant(),
                    until.atZone(zone).minusDays(days).toInstant());
        }
    }

    enum Order {
        BY_KEY,
        SMALLEST_FIRST,
        LARGEST_FIRST
    }

    /// The longest steps that still tell its groups apart.
    Step step() {
        if (by.contains(OfTime.HOUR) || by.contains(OfTime.HOUR_OF_DAY)) {
            return Step.HOUR;
        }
        if (by.contains(OfTime.DAY)) {
            return Step.DAY;
        }
        return by.contains(OfTime.MONTH) ? Step.MONTH : Step.WHOLE;
    }
}
