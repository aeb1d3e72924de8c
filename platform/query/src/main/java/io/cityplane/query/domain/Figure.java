package io.cityplane.query.domain;

import java.time.Instant;

/// The values of a group, as far as any aggregate needs them.
///
/// Sums are compensated (Neumaier 1974), so that they do not depend on how many parts are added.
final class Figure {

    private long count;
    private double sum;
    private double lost;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double last;
    private Instant lastAt = Instant.MIN;

    void add(double value, Instant at) {
        add(1, value, value, value, value, at);
    }

    /// Adds several values at once.
    ///
    /// @param newest the last of them, at that moment
    void add(
            long values, double total, double smallest, double largest, double newest, Instant at) {
        count += values;
        var next = sum + total;
        lost += Math.abs(sum) >= Math.abs(total) ? (sum - next) + total : (total - next) + sum;
        sum = next;
        least = Math.min(least, smallest);
        most = Math.max(most, largest);
        var order = at.compareTo(lastAt);
        if (order > 0) {
            last = newest;
            lastAt = at;
        } else if (order == 0) {
            last += newest;
        }
    }

    long count() {
        return count;
    }

    double value(Aggregate aggregate) {
        return switch (aggregate) {
            case SUM -> sum + lost;
            case MEAN -> (sum + lost) / count;
            case MIN -> least;
            case MAX -> most;
            case COUNT -> count;
            case LAST -> last;
        };
    }
}
