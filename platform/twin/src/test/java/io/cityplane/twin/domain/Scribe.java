package io.cityplane.twin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.Followers.Follower;
import io.cityplane.twin.Followers.Why;
import io.cityplane.twin.Position;
import io.cityplane.twin.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// A follower that writes down what it is told, and can be held up, or fail.
public final class Scribe implements Follower {

    private final String name;
    private final ReentrantLock gate = new ReentrantLock();
    private final List<Told> told = new ArrayList<>();
    private final List<Why> anew = new ArrayList<>();
    private volatile boolean isBroken;

    public Scribe(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /// Holds it up until {@link #proceed}; on the same thread.
    void stop() {
        gate.lock();
    }

    void proceed() {
        gate.unlock();
    }

    void breakDown() {
        isBroken = true;
    }

    void mend() {
        isBroken = false;
    }

    @Override
    public synchronized void readAnew(Position from, Why why) {
        anew.add(why);
    }

    @Override
    public void told(List<Told> changes) {
        gate.lock();
        try {
            if (isBroken) {
                throw new IllegalStateException("broken, as asked for");
            }
            synchronized (this) {
                told.addAll(changes);
            }
        } finally {
            gate.unlock();
        }
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    public synchronized List<Why> anew() {
        return List.copyOf(anew);
    }

    /// What it was told, in words.
    List<String> lines() {
        return told().stream()
                .map(it ->
                        "%s %s %s %s"
                                .formatted(
                                        it.id().uri().replaceFirst(".*:", ""),
                                        String.join("+", it.types()),
                                        it.what(),
                                        String.join("+", it.attributes())))
                .toList();
    }

    static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
