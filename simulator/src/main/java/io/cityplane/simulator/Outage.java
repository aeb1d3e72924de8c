package io.cityplane.simulator;

import io.cityplane.simulator.ngsild.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Whether the server is away, and one line at the start and one at the end of it.
///
/// Of a server that comes and goes it speaks once a minute at most. For one thread.
final class Outage {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final Backoff backoff;
    private final Clock clock;
    private final Consumer<String> lines;
    private @Nullable Instant since;
    private Instant quietUntil = Instant.MIN;
    private boolean told;

    Outage(Backoff backoff, Clock clock, Consumer<String> lines) {
        this.backoff = backoff;
        this.clock = clock;
        this.lines = lines;
    }

    boolean lasts() {
        return since != null;
    }

    /// Waits before the next try.
    void sitOut(Answer.Away away) throws InterruptedException {
        var now = clock.instant();
        if (since == null) {
            since = now;
            told = !now.isBefore(quietUntil);
            if (told) {
                lines.accept(
                        "The server is away (" + away.why() + "); trying again until it is back.");
            }
        }
        Thread.sleep(backoff.next(away.retryAfter()));
    }

    /// The server answered.
    void end() {
        if (since != null) {
            var now = clock.instant();
            if (told) {
                var seconds = Duration.between(since, now).toSeconds();
                lines.accept("The server is back after " + seconds + " s.");
                quietUntil = now.plus(BETWEEN_LINES);
            }
            since = null;
            backoff.reset();
        }
    }
}
