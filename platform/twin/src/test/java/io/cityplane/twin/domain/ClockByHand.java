package io.cityplane.twin.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that stands still until it is moved.
final class ClockByHand implements InstantSource {

    private volatile Instant now;

    ClockByHand(Instant now) {
        this.now = now;
    }

    void advanceMicros(long micros) {
        now = now.plus(micros, ChronoUnit.MICROS);
    }

    void add(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
