package io.cityplane.twin.history;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// How much the work on files leaves to those who write and read: it rests after each row group,
/// unless it is in a hurry.
final class Pace {

    private final long nanos;
    private final BooleanSupplier isInHurry;

    Pace(Duration rest, BooleanSupplier isInHurry) {
        this.nanos = rest.toNanos();
        this.isInHurry = isInHurry;
    }

    boolean rests() {
        return nanos > 0 && !isInHurry.getAsBoolean();
    }

    void rest() {
        LockSupport.parkNanos(this, nanos);
    }
}
