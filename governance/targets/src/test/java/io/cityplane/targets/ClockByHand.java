package io.cityplane.targets;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is told otherwise.
public final class ClockByHand implements InstantSource {

    private final AtomicReference<Instant> now;

    public ClockByHand(Instant begin) {
        now = new AtomicReference<>(begin);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    public void set(Instant at) {
        now.set(at);
    }
}
