package io.cityplane.query.domain;

import java.time.Duration;

/// How long an answer may take.
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// @throws Refusal if it is over
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new Refusal(
                    "time",
                    "the answer takes longer than it may: ask for fewer entities or less time");
        }
    }
}
