package io.cityplane.twin.domain;

import io.cityplane.twin.Twin.Unavailable;
import io.cityplane.twin.domain.TwinFigures.Over;
import io.cityplane.twin.domain.TwinFigures.Trouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the journal takes changes. Written by the writer alone, read by anyone.
final class JournalHealth {

    private final InstantSource clock;
    private final Duration patience;
    private volatile @Nullable Trouble trouble;
    private volatile long awaySinceNanos;

    JournalHealth(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    void away(String why) {
        var known = trouble;
        if (known != null && known.over() == Over.NOT_YET) {
            trouble = new Trouble(known.since(), why, Over.NOT_YET);
        } else {
            awaySinceNanos = System.nanoTime();
            trouble = new Trouble(clock.instant(), why, Over.NOT_YET);
        }
    }

    void back() {
        var known = trouble;
        if (known != null && known.over() == Over.NOT_YET) {
            trouble = new Trouble(known.since(), known.why(), Over.SINCE_THEN);
        }
    }

    void ended(String why) {
        trouble = new Trouble(clock.instant(), why, Over.NEVER);
    }

    boolean isWritable() {
        var known = trouble;
        return known == null || known.over() == Over.SINCE_THEN;
    }

    /// What to tell writers; null as long as there is hope.
    @Nullable Unavailable refusal() {
        var known = trouble;
        if (known == null || known.over() == Over.SINCE_THEN) {
            return null;
        }
        if (known.over() == Over.NEVER) {
            return over(known.why());
        }
        return System.nanoTime() - awaySinceNanos < patience.toNanos()
                ? null
                : new Unavailable(
                        "the journal has been away since %s: %s. What was sent before may still happen"
                                .formatted(known.since(), known.why()));
    }

    /// What to tell writers if there is no hope, null otherwise.
    @Nullable Unavailable hopelessness() {
        var known = trouble;
        return known != null && known.over() == Over.NEVER ? over(known.why()) : null;
    }

    private static Unavailable over(String why) {
        return new Unavailable("the twin takes no changes any more: " + why);
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }
}
