package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Writers in a closed loop, each with an entity of its own, and readers that watch them.
///
/// A writer counts: attribute `a` and `b` always say the same number, one more each time, so that
/// whatever is lost, doubled, torn or shown too early can be told.
final class Writers {

    private final Twin twin;
    private final int count;
    private final int round;
    private final AtomicBoolean isStopped = new AtomicBoolean();
    private final List<AtomicLong> sent = new ArrayList<>();
    private final List<AtomicLong> acknowledged = new ArrayList<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicLong reads = new AtomicLong();

    /// Starts them.
    ///
    /// @param round tells the entities of several goes apart
    Writers(Twin twin, int count, int round) {
        this.twin = twin;
        this.count = count;
        this.round = round;
        var pool = Executors.newVirtualThreadPerTaskExecutor();
        for (var i = 0; i < count; i++) {
            sent.add(new AtomicLong(-1));
            acknowledged.add(new AtomicLong(-1));
            var number = i;
            running.add(pool.submit(() -> write(number)));
        }
        running.add(pool.submit(this::watch));
        pool.shutdown();
    }

    private void write(int number) {
        var name = name(number);
        for (var value = 0L; !isStopped.get(); value++) {
            sent.get(number).set(value);
            var attributes = List.of(number("a", (double) value), number("b", (double) value));
            Command command =
                    value == 0
                            ? new Create(charger(name, attributes.get(0), attributes.get(1)))
                            : new Update(id(name), List.of(), attributes, Mode.EXISTING);
            try {
                var outcome =
                        twin.append(CITY, List.of(command), Caller.theCity())
                                .get(60, TimeUnit.SECONDS)
                                .getFirst();
                assertThat(outcome).isEqualTo(value == 0 ? new Created() : new Changed(List.of()));
            } catch (ExecutionException e) {
                // The journal is gone for good: this one was not acknowledged.
                return;
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError("writer " + number + " was never answered", e);
            }
            acknowledged.get(number).set(value);
        }
    }

    /// What is read is never torn, and neither older than what was acknowledged nor newer than what
    /// was sent.
    private void watch() {
        while (!isStopped.get()) {
            for (var i = 0; i < count; i++) {
                var least = acknowledged.get(i).get();
                var found = twin.find(CITY, id(name(i)), Viewer.everything());
                if (found.isPresent()) {
                    assertThat(value(found.get())).isBetween(least, sent.get(i).get());
                } else {
                    assertThat(least).isEqualTo(-1);
                }
                reads.incrementAndGet();
            }
            LockSupport.parkNanos(100_000);
        }
    }

    /// Waits until so many writes of each writer were acknowledged.
    void awaitEach(long acknowledgements) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var least = acknowledged.stream().mapToLong(AtomicLong::get).min().orElse(0);
        while (acknowledged.stream().anyMatch(it -> it.get() < least + acknowledgements)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(1);
        }
    }

    /// How many writes were acknowledged in all.
    long total() {
        return acknowledged.stream().mapToLong(it -> it.get() + 1).sum();
    }

    long reads() {
        return reads.get();
    }

    /// Lets them finish what they began, and fails if one of them found anything wrong.
    void stop() throws Exception {
        isStopped.set(true);
        for (var one : running) {
            one.get(90, TimeUnit.SECONDS);
        }
    }

    /// In a twin everything acknowledged is there, and nothing that was not sent.
    void assertKept(Twin after) {
        for (var i = 0; i < count; i++) {
            var found = after.find(CITY, id(name(i)), Viewer.everything());
            if (found.isEmpty()) {
                assertThat(acknowledged.get(i).get()).isEqualTo(-1);
            } else {
                assertThat(value(found.get()))
                        .isBetween(acknowledged.get(i).get(), sent.get(i).get());
            }
        }
    }

    private String name(int number) {
        return "round" + round + "-" + number;
    }

    private static long value(Entity entity) {
        assertThat(entity.attributes()).hasSize(2);
        var a = entity.attributes().get(0);
        var b = entity.attributes().get(1);
        assertThat(a.value()).isEqualTo(b.value());
        assertThat(a.times().modifiedAt()).isEqualTo(entity.times().modifiedAt());
        return a.value() instanceof Value.Numeric(double value) ? (long) value : -2;
    }
}
