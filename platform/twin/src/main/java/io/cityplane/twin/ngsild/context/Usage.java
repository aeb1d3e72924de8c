package io.cityplane.twin.ngsild.context;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// How often a stored context was used, and when last (§5.13.3.5). Counted on any thread.
final class Usage {

    private final LongAdder hits = new LongAdder();
    private volatile @Nullable Instant last;

    void count(Instant now) {
        hits.increment();
        last = now;
    }

    long hits() {
        return hits.sum();
    }

    Optional<Instant> last() {
        return Optional.ofNullable(last);
    }
}
