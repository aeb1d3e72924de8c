package io.cityplane.twin.history;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The one thread that writes files: what is put aside in memory first, then merges, one at a time.
/// What fails is tried again; until then it stays where it is.
final class FileWork implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FileWork.class.getName());
    private static final Duration TRIES_AGAIN = Duration.ofSeconds(2);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final HistoryKeeper keeper;
    private final InstantSource clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// So many times everything in memory was to be written, and so many times it was.
    private long asked;

    private long done;
    private boolean isAwake;

    /// Files that could not be merged since they are damaged, and how.
    private final ConcurrentHashMap<String, String> damaged = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Waiting> tasks = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosing;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile @Nullable IOException failure;
    private final AtomicLong rolls = new AtomicLong();
    private final AtomicLong merges = new AtomicLong();

    FileWork(HistoryKeeper keeper, InstantSource clock) {
        this.keeper = keeper;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("twin-history").daemon().unstarted(this::run);
    }

    /// Something that is done with the files.
    interface Task {
        void run() throws IOException;
    }

    /// Does a task next, and waits for it.
    void perform(Task task) throws IOException {
        var waiting = new Waiting(task, new CompletableFuture<>());
        tasks.add(waiting);
        wake();
        if (!thread.isAlive()) {
            refuseTasks();
        }
        try {
            waiting.done.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void refuseTasks() {
        for (var next = tasks.poll(); next != null; next = tasks.poll()) {
            next.done.completeExceptionally(new IOException("the history is closed"));
        }
    }

    private record Waiting(Task task, CompletableFuture<@Nullable Void> done) {

        void run() {
            try {
                task.run();
                done.complete(null);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        }
    }

    void start() {
        thread.start();
    }

    /// There is something to do. Never waits.
    void wake() {
        if (lock.tryLock()) {
            try {
                isAwake = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
        // Otherwise somebody is about to look, and soon looks anyway.
    }

    /// Waits until memory has room again.
    void awaitRoom() {
        lock.lock();
        try {
            isAwake = true;
            changed.signalAll();
            while (!keeper.hasRoom() && !isClosing) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Has everything in memory written, and waits for it.
    void roll() throws IOException {
        lock.lock();
        try {
            var mine = ++asked;
            failure = null;
            isAwake = true;
            changed.signalAll();
            while (done < mine && !isClosing) {
                var failed = failure;
                if (failed != null) {
                    throw new IOException(failed.getMessage(), failed);
                }
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!isClosing) {
                if (!work()) {
                    sleep(failure == null ? LOOKS_EVERY : TRIES_AGAIN);
                }
            }
        } catch (InterruptedException e) {
            // Closing.
        } finally {
            refuseTasks();
        }
    }

    private void sleep(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (!isAwake && !isClosing && left > 0) {
                left = changed.awaitNanos(left);
            }
            isAwake = false;
        } finally {
            lock.unlock();
        }
    }

    /// Does one thing, if there is any.
    ///
    /// @return whether there may be more
    private boolean work() {
        try {
            var wanted = wanted();
            var tail = keeper.toWrite(wanted > done);
            if (tail.isPresent()) {
                write(tail.get());
                well();
                return true;
            }
            finished(wanted);
            var task = tasks.poll();
            if (task != null) {
                task.run();
                return true;
            }
            var plan = new MergePlan(keeper.settings());
            var whole =
                    keeper.segments().stream()
                            .filter(it -> !damaged.containsKey(it.info().name()))
                            .toList();
            var merged = plan.next(whole, clock.instant());
            if (merged.isEmpty()) {
                return false;
            }
            merge(merged);
            well();
            return true;
        } catch (IOException e) {
            failed(e);
            return false;
        } catch (RuntimeException e) {
            failed(new IOException(e.toString(), e));
            return false;
        }
    }

    private long wanted() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void finished(long wanted) {
        lock.lock();
        try {
            done = Math.max(done, wanted);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write(Tail tail) throws IOException {
        var path = keeper.folder().fresh(keeper.nextGeneration(), 0);
        var pace = new Pace(keeper.settings().rest(), keeper::isInHurry);
        try (var writer = new SegmentWriter(path, pace)) {
            TailRows.each(tail, writer::add);
            var info = writer.finish(0, tail.firstBatch(), tail.batch());
            keeper.replace(List.of(info), List.of(), tail);
        }
        rolls.incrementAndGet();
    }

    /// What is put aside in memory meanwhile waits, unless memory runs short: then the merge is
    /// given up for now.
    private void merge(List<Segment> merged) throws IOException {
        var level = merged.getFirst().info().level() + 1;
        var path = keeper.folder().fresh(keeper.nextGeneration(), level);
        var pace = new Pace(keeper.settings().rest(), () -> false);
        try (var writer = new SegmentWriter(path, pace)) {
            Merge.each(merged, writer::add);
            var first = merged.stream().mapToLong(it -> it.info().firstBatch()).min();
            var last = merged.stream().mapToLong(it -> it.info().lastBatch()).max();
            var info = writer.finish(level, first.orElseThrow(), last.orElseThrow());
            keeper.replace(List.of(info), merged, null);
        } catch (DamagedHistory e) {
            // What of it can be read is read where it is.
            damaged.put(e.file(), String.valueOf(e.getMessage()));
            throw new IOException(e.getMessage(), e);
        }
        merges.incrementAndGet();
    }

    private void well() {
        failure = null;
        trouble = Optional.empty();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(IOException e) {
        if (isClosing) {
            return;
        }
        if (failure == null) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () ->
                            "the history cannot be written: %s. It is tried again; nothing is lost, but memory fills"
                                    .formatted(e.getMessage()));
        }
        lock.lock();
        try {
            failure = e;
            trouble = Optional.of(clock.instant() + ": " + e.getMessage());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<String> trouble() {
        return trouble.or(() -> damaged.values().stream().findFirst());
    }

    long rolls() {
        return rolls.get();
    }

    long merges() {
        return merges.get();
    }

    /// Ends the thread; what it was about to write is in the journal.
    @Override
    public void close() {
        lock.lock();
        try {
            isClosing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        var isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
