package io.cityplane.twin;

import java.time.Instant;

/// Numbers of one series in one step of time.
///
/// @param begin of the step; of a whole range its begin, or the first moment in it if it has none
/// @param count of values, at least one
/// @param sum compensated, so that it does not depend on the order
/// @param last the newest of them
public record Summary(
        EntityId id,
        Instant begin,
        long count,
        double sum,
        double least,
        double most,
        double last) {

    public double mean() {
        return sum / count;
    }
}
