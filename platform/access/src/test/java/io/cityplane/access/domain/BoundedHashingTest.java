package io.cityplane.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Secret;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BoundedHashingTest {

    private static final Secret PASSWORD = new Secret("pineapple-tram-41");

    @Test
    @DisplayName("of a flood a few are hashed at a time, and what exceeds the queue is turned away")
    void flood() throws Exception {
        var slow = new SlowHashing();
        var hashing = new BoundedHashing(slow, 2);
        var answers = new ArrayList<Future<Optional<Boolean>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> hashing.matches(PASSWORD, Optional.of("hash"))));
            }
            slow.begun.await();
            slow.goOn.countDown();
        }
        var turnedAway = 0;
        for (var answer : answers) {
            turnedAway += answer.get().isEmpty() ? 1 : 0;
        }

        assertThat(slow.mostAtOnce).hasValueLessThanOrEqualTo(2);
        assertThat(turnedAway).isBetween(1, 198);
    }

    @Test
    @DisplayName("an account that does not exist costs a comparison, and never matches")
    void nobody() {
        var counting = new CountingHashing(CountingHashing.CHEAP);
        var hashing = new BoundedHashing(counting, 1);

        assertThat(hashing.matches(PASSWORD, Optional.empty())).contains(false);
        assertThat(counting.comparisons()).isOne();
    }

    /// Hashes until it is told to go on.
    private static final class SlowHashing implements PasswordHashing {
        private final CountDownLatch begun = new CountDownLatch(2);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger atWork = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public String hash(Secret password) {
            return "hash";
        }

        @Override
        public boolean matches(Secret password, String hash) {
            mostAtOnce.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atWork.decrementAndGet();
            return true;
        }

        @Override
        public boolean isCurrent(String hash) {
            return true;
        }
    }
}
