package io.cityplane.twin.domain;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Drops of the journal what nobody needs any more: what is before every snapshot that is kept,
/// before what listeners have for good, and before what followers have been told.
///
/// The batch of the oldest snapshot itself stays: a start compares it. Without a snapshot, or if
/// nobody has said what it needs ({@link Foundation#withNeed}), nothing is dropped.
final class JournalDropping {

    private static final Logger LOG = Logger.getLogger(JournalDropping.class.getName());

    /// Fewer are not worth it.
    private static final long LEAST_BATCHES = 16;

    private final Journal journal;
    private final Snapshots snapshots;
    private final List<CommitListener> listeners;
    private final List<LongSupplier> needs;
    private long dropped;

    JournalDropping(Foundation foundation) {
        this.journal = foundation.journal();
        this.snapshots = foundation.snapshots().orElseThrow();
        this.listeners = foundation.listeners();
        this.needs = foundation.journalNeeds();
    }

    /// Drops what can be dropped now. What fails is tried again the next time.
    void drop() {
        try {
            var first = firstNeeded();
            if (first - dropped >= LEAST_BATCHES) {
                journal.dropBefore(first);
                dropped = first;
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    e,
                    () -> "the journal's beginning could not be dropped: " + e.getMessage());
        }
    }

    /// The first batch that somebody needs; 0 if all are needed.
    private long firstNeeded() throws IOException {
        var oldest = snapshots.list().stream().mapToLong(Snapshots.Stored::batch).min().orElse(0L);
        var kept =
                listeners.stream()
                        .mapToLong(it ->
                                Positions.parse(it.kept()).map(Positions.Place::batch).orElse(0L))
                        .min()
                        .orElse(Long.MAX_VALUE);
        var needed = needs.stream().mapToLong(LongSupplier::getAsLong).min().orElse(0L);
        return Math.min(oldest, Math.min(kept, needed));
    }
}
