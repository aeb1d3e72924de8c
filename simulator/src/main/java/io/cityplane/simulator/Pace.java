package io.cityplane.simulator;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Keeps to so many changes a second, exactly in the long run, without a burst after a stop: what
/// is more than a second late is forgotten.
final class Pace {

    private final double changesPerSecond;
    private final LongSupplier nanoTime;
    private long since;
    private double due;

    /// @param nanoTime a clock such as {@link System#nanoTime}
    Pace(double changesPerSecond, LongSupplier nanoTime) {
        this.changesPerSecond = changesPerSecond;
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
    }

    /// How many changes should have been sent by now and were not; less than 1 if none.
    long due() {
        var now = nanoTime.getAsLong();
        due += (now - since) * changesPerSecond / Duration.ofSeconds(1).toNanos();
        due = Math.min(due, Math.max(1, changesPerSecond));
        since = now;
        return (long) Math.floor(due);
    }

    void sent(long changes) {
        due -= changes;
    }
}
