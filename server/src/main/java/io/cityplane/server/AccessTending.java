package io.cityplane.server;

import io.cityplane.access.Access;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Tends the access room once a minute: ends what has expired, notes what was used.
final class AccessTending implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AccessTending.class.getName());

    private final Access access;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("access-tending").factory());

    AccessTending(Access access) {
        this.access = access;
    }

    AccessTending start() {
        var _ = clock.scheduleWithFixedDelay(this::tend, 1, 1, TimeUnit.MINUTES);
        return this;
    }

    /// What fails now is done in a minute; a thrown exception would end it for good.
    private void tend() {
        try {
            access.tend();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "sessions and tokens could not be tended", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
