package io.cityplane.targets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// How fast it goes, how fast it has to go, and where that leads.
///
/// @param expected what the path to the target asks for today; empty without a day
/// @param required so much more in thirty days, from now to the due day
/// @param actual so much more in thirty days, by the days counted so far; empty while they are few
/// @param forecast where that leads on the due day
public record Pace(
        Optional<BigDecimal> expected,
        Optional<BigDecimal> required,
        Optional<BigDecimal> actual,
        Optional<Forecast> forecast) {

    public static final Pace UNKNOWN =
            new Pace(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// A value to come. The middle is today's value carried on by the median of the slopes between
    /// all pairs of days (Theil 1950, Sen 1968); the interval holds the true slope in 80 of 100
    /// cases, by Kendall's statistic (Sen 1968), if days do not hang together.
    ///
    /// @param days so many went into it
    public record Forecast(
            LocalDate on, BigDecimal middle, BigDecimal low, BigDecimal high, int days) {}
}
