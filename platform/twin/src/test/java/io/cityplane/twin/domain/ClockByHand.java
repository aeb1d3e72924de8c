package io.cityplane.twin.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until it is moved.
public final class ClockByHand implements InstantSource {

    private volatile Instant now;

    public ClockByHand(Instant now) {
        this.now = now;
    }

    public void advanceMicros(long micros) {
        now = now.plus(micros, ChronoUnit.MICROS);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
