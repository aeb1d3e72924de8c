package io.cityplane.targets.domain;

import io.cityplane.targets.DayFigure;
import io.cityplane.targets.Pace.Forecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a figure goes from day to day: the median of the slopes between all pairs of days, which a
/// few odd days do not move (Theil 1950, Sen 1968).
///
/// @param middle a day
/// @param low a day, the lower bound of the interval
/// @param high a day
/// @param days so many went into it
record Trend(BigDecimal middle, BigDecimal low, BigDecimal high, int days) {

    /// Fewer days say nothing.
    static final int FEWEST = 8;

    /// More than half a year is not what goes on now.
    private static final int MOST = 180;

    /// Of the standard normal distribution, so that 80 of 100 cases lie within.
    private static final double WITHIN = 1.2816;

    /// Empty if there are too few days.
    static Optional<Trend> of(List<DayFigure> past) {
        var points = past.stream().filter(it -> it.published().value().isPresent()).toList();
        if (points.size() < FEWEST) {
            return Optional.empty();
        }
        var last = points.subList(Math.max(0, points.size() - MOST), points.size());
        var n = last.size();
        var slopes = new double[n * (n - 1) / 2];
        var count = 0;
        for (var i = 0; i < n; i++) {
            for (var j = i + 1; j < n; j++) {
                var days = ChronoUnit.DAYS.between(last.get(i).day(), last.get(j).day());
                slopes[count++] = (value(last.get(j)) - value(last.get(i))) / days;
            }
        }
        Arrays.sort(slopes);
        // Sen 1968, §4: the ranks of the bounds by the variance of Kendall's statistic.
        var spread = WITHIN * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5.0) / 18.0);
        var low = (int) Math.floor((count - spread) / 2);
        var high = (int) Math.ceil((count + spread) / 2);
        return Optional.of(
                new Trend(
                        decimal((slopes[(count - 1) / 2] + slopes[count / 2]) / 2),
                        decimal(slopes[Math.max(0, low)]),
                        decimal(slopes[Math.min(count - 1, high)]),
                        n));
    }

    private static double value(DayFigure point) {
        return point.published().value().orElseThrow().doubleValue();
    }

    private static BigDecimal decimal(double number) {
        return BigDecimal.valueOf(number).round(new MathContext(10));
    }

    Forecast at(BigDecimal today, LocalDate from, LocalDate on) {
        var ahead = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, on));
        return new Forecast(
                on,
                today.add(middle.multiply(ahead)),
                today.add(low.multiply(ahead)),
                today.add(high.multiply(ahead)),
                days);
    }
}
