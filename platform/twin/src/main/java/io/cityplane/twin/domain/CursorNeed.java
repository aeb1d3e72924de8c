package io.cityplane.twin.domain;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// From which batch on followers need the journal: that of the one furthest behind that has not
/// expired. While that cannot be known, all of it.
public final class CursorNeed implements LongSupplier {

    private static final Logger LOG = Logger.getLogger(CursorNeed.class.getName());

    private final CursorStore cursors;
    private final Duration oldest;
    private final InstantSource clock;

    /// The need of all whose cursors are in a store.
    ///
    /// @param oldest {@link FollowerSettings#oldest}
    public CursorNeed(CursorStore cursors, Duration oldest, InstantSource clock) {
        this.cursors = cursors;
        this.oldest = oldest;
        this.clock = clock;
    }

    @Override
    public long getAsLong() {
        try {
            return cursors.oldestBatch(clock.instant().minus(oldest)).orElse(Long.MAX_VALUE);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "the journal is kept, for the cursors cannot be read");
            return 0;
        }
    }
}
