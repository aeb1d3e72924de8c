package io.cityplane.twin.domain;

import io.cityplane.twin.domain.TwinFigures.SnapshotFigures;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes snapshots from time to time, and deletes those that nobody needs any more.
final class SnapshotKeeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SnapshotKeeper.class.getName());
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);

    /// The newest, and one more in case that is damaged.
    private static final int KEPT = 2;

    private final Snapshots snapshots;
    private final SnapshotSettings settings;
    private final SnapshotTaker taker;
    private final List<CommitListener> listeners;
    private final LongSupplier changes;
    private final JournalDropping dropping;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile @Nullable SnapshotFigures last;
    private volatile Optional<String> trouble = Optional.empty();
    private long changesThen;
    private long nanosThen = System.nanoTime();

    /// A keeper that begins to look.
    ///
    /// @param changes how many were committed since the twin was opened, and those that its start
    ///   had to read
    SnapshotKeeper(
            Foundation foundation, SnapshotTaker taker, LongSupplier changes, InstantSource clock) {
        this.snapshots = foundation.snapshots().orElseThrow();
        this.settings = foundation.snapshotSettings();
        this.taker = taker;
        this.listeners = foundation.listeners();
        this.dropping = new JournalDropping(foundation);
        this.changes = changes;
        this.clock = clock;
        thread = Thread.ofPlatform().name("twin-snapshots").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!isClosing) {
                Thread.sleep(LOOKS_EVERY);
                look();
            }
        } catch (InterruptedException e) {
            // Closing.
        }
    }

    private void look() throws InterruptedException {
        var since = changes.getAsLong() - changesThen;
        if (since >= settings.mostChanges()
                || (since > 0 && System.nanoTime() - nanosThen >= settings.every().toNanos())) {
            take();
        }
    }

    /// Takes one now.
    ///
    /// @return whether it is there
    synchronized boolean take() throws InterruptedException {
        var then = changes.getAsLong();
        var begun = System.nanoTime();
        nanosThen = begun;
        try {
            var mark = taker.take(snapshots);
            var took = Duration.ofNanos(System.nanoTime() - begun);
            changesThen = then;
            trouble = Optional.empty();
            var bytes = tidy();
            last = new SnapshotFigures(mark.batch(), clock.instant(), bytes, took);
            dropping.drop();
            LOG.fine(() -> "snapshot after batch %d: %s".formatted(mark.batch(), last));
            return true;
        } catch (IOException | RuntimeException e) {
            trouble = Optional.of(clock.instant() + ": " + e);
            LOG.log(
                    Level.WARNING,
                    e,
                    () ->
                            "no snapshot could be taken: %s. The next start reads more of the journal"
                                    .formatted(e.getMessage()));
            return false;
        }
    }

    /// Deletes what is older than the last two, unless a listener would need it at a start.
    ///
    /// @return the size of the newest
    private long tidy() throws IOException {
        var all = snapshots.list();
        var needed =
                listeners.stream()
                        .mapToLong(it ->
                                Positions.parse(it.kept()).map(Positions.Place::batch).orElse(0L))
                        .min()
                        .orElse(Long.MAX_VALUE);
        var hasNeeded = false;
        for (var i = 0; i < all.size(); i++) {
            if (i >= KEPT && hasNeeded) {
                all.get(i).delete();
            }
            hasNeeded |= all.get(i).batch() <= needed;
        }
        return all.isEmpty() ? 0 : all.getFirst().bytes();
    }

    Optional<SnapshotFigures> last() {
        return Optional.ofNullable(last);
    }

    Optional<String> trouble() {
        return trouble;
    }

    /// Takes a last one if that is worth it. Before the writer ends.
    @Override
    public void close() {
        isClosing = true;
        thread.interrupt();
        if (changes.getAsLong() - changesThen >= settings.leastAtClose()) {
            try {
                take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
