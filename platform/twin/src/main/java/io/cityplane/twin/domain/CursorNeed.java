package io.cityplane.twin.domain;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/// From which batch on followers need the journal, and which snapshot: the newest that is not after
/// what the one furthest behind has been told, of those that have not expired. While that cannot be
/// known, or there is no such snapshot, all of it.
public final class CursorNeed {

    private static final Logger LOG = Logger.getLogger(CursorNeed.class.getName());

    private final CursorStore cursors;
    private final Snapshots snapshots;
    private final Duration oldest;
    private final InstantSource clock;

    /// The need of all whose cursors are in a store.
    ///
    /// @param oldest {@link FollowerSettings#oldest}
    public CursorNeed(
            CursorStore cursors, Snapshots snapshots, Duration oldest, InstantSource clock) {
        this.cursors = cursors;
        this.snapshots = snapshots;
        this.oldest = oldest;
        this.clock = clock;
    }

    /// See {@link Foundation#journalNeeds}. Asks the database.
    public long first() {
        try {
            var least = cursors.oldestBatch(clock.instant().minus(oldest));
            if (least.isEmpty()) {
                return Long.MAX_VALUE;
            }
            return snapshots.list().stream()
                    .mapToLong(Snapshots.Stored::batch)
                    .filter(it -> it <= least.getAsLong())
                    .max()
                    .orElse(0);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "the journal is kept, for its needs cannot be read");
            return 0;
        }
    }
}
