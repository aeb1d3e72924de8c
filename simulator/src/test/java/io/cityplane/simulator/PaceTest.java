package io.cityplane.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    @DisplayName("over an hour of slots it is exact, although slots bring a change too many")
    void exact() {
        var pace = new Pace(200, nanos::get);
        long sent = 0;
        for (int slot = 0; slot < 36_000; slot++) {
            nanos.addAndGet(Duration.ofMillis(100).toNanos());
            var due = pace.due();
            if (due > 0) {
                pace.sent(due + 3);
                sent += due + 3;
            }
        }
        assertThat(sent).isBetween(720_000L - 24, 720_000L + 4);
    }

    @Test
    @DisplayName("after a stop there is a second's worth to catch up with, not all")
    void noBurst() {
        var pace = new Pace(200, nanos::get);
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(pace.due()).isEqualTo(200);
    }

    @Test
    @DisplayName("waits double up to the longest, each between half and all of it")
    void backoff() {
        var backoff = new Backoff(FIRST, LONGEST, new Random(1));
        for (long millis : new long[] {100, 200, 400, 800, 1_000, 1_000, 1_000}) {
            assertThat(backoff.next(Optional.empty()))
                    .isBetween(Duration.ofMillis(millis / 2), Duration.ofMillis(millis));
        }
        backoff.reset();
        assertThat(backoff.next(Optional.empty())).isLessThanOrEqualTo(FIRST);
    }

    @Test
    @DisplayName("what the server asks for is waited for, if it is longer")
    void asked() {
        var backoff = new Backoff(FIRST, LONGEST, new Random(1));
        assertThat(backoff.next(Optional.of(Duration.ofSeconds(30))))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        assertThat(backoff.next(Optional.of(Duration.ZERO))).isGreaterThanOrEqualTo(FIRST);
    }
}
