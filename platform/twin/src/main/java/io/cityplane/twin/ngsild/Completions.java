package io.cityplane.twin.ngsild;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Brings answers back to the event loop that they belong to. All that become ready together, as
/// after a commit, come in one task: one for each would halve the rate of writes.
final class Completions {

    private static final ThreadLocal<@Nullable Completions> OF_THREAD = new ThreadLocal<>();

    private final Context loop;
    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isScheduled = new AtomicBoolean();

    /// Those of the event loop that this is called on.
    static Completions here(Vertx vertx) {
        var known = OF_THREAD.get();
        if (known == null) {
            known = new Completions(vertx.getOrCreateContext());
            OF_THREAD.set(known);
        }
        return known;
    }

    /// @param loop a context of the event loop
    private Completions(Context loop) {
        this.loop = loop;
    }

    /// Runs the task soon on the event loop; may be called on any thread.
    void add(Runnable task) {
        ready.add(task);
        if (isScheduled.compareAndSet(false, true)) {
            loop.runOnContext(_ -> runAll());
        }
    }

    private void runAll() {
        // First, so that what is added from now on is either seen below or scheduled anew.
        isScheduled.set(false);
        for (var task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }
}
