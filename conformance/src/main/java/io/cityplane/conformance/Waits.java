package io.cityplane.conformance;

import java.util.concurrent.atomic.AtomicLongArray;

/// How long things took, counted in steps of a twentieth. Any thread.
final class Waits {

    private static final double STEP = Math.log(1.05);
    private static final int STEPS = 600;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);

    void add(long nanos) {
        var step = (int) (Math.log(Math.max(1, nanos / 1_000.0)) / STEP);
        counts.incrementAndGet(Math.min(STEPS - 1, step));
    }

    long count() {
        var sum = 0L;
        for (var i = 0; i < STEPS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /// In milliseconds, at most a twentieth too much.
    double millis(double part) {
        var wanted = (long) (count() * part);
        var sum = 0L;
        for (var i = 0; i < STEPS; i++) {
            sum += counts.get(i);
            if (sum > wanted) {
                return Math.round(Math.exp((i + 1) * STEP)) / 1_000.0;
            }
        }
        return Double.NaN;
    }
}
