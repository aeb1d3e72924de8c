package io.cityplane.server;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Counts requests that are not answered yet, so that a stop can let them end.
///
/// Quarkus's own way counts an open console as a request for ever: each stop would take as long as
/// stops may take.
@Singleton
final class RequestsInProgress {

    private static final int FIRST_OF_ALL = Integer.MIN_VALUE;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final AtomicInteger count = new AtomicInteger();

    void install(@Observes Router router) {
        router.route()
                .order(FIRST_OF_ALL)
                .handler(context -> {
                    if (!context.request().headers().contains(HttpHeaders.UPGRADE)) {
                        count.incrementAndGet();
                        context.addEndHandler(_ -> count.decrementAndGet());
                    }
                    context.next();
                });
    }

    /// Waits until all are answered.
    ///
    /// @param patience then it is given up
    void awaitNone(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (count.get() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(this, LOOK_EVERY.toNanos());
        }
    }
}
