package io.cityplane.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long to leave a server alone that does not answer: twice as long each time, less a random
/// part so that many clients do not come back in step.
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration next;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        next = first;
    }

    /// The wait before the next try.
    ///
    /// @param asked what the server asked for; it is waited for in full, and up to a tenth longer
    Duration next(Optional<Duration> asked) {
        var own = next.multipliedBy(random.nextInt(500, 1001)).dividedBy(1000);
        var twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return asked.map(d -> d.multipliedBy(random.nextInt(1000, 1101)).dividedBy(1000))
                .filter(d -> d.compareTo(own) > 0)
                .orElse(own);
    }

    /// The server answered.
    void reset() {
        next = first;
    }
}
