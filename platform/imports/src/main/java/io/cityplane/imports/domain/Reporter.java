package io.cityplane.imports.domain;

import io.cityplane.imports.Progress;
import io.cityplane.imports.Progress.Phase;
import io.cityplane.imports.ProgressListener;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.time.Duration;

/// Tells the listener how far an import is, now and then.
final class Reporter {

    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final String name;
    private final long bytesTotal;
    private final Tally tally;
    private final ProgressListener listener;
    private final long startedNanos = System.nanoTime();
    private long toldNanos = startedNanos;

    Reporter(String name, long bytesTotal, Tally tally, ProgressListener listener) {
        this.name = name;
        this.bytesTotal = bytesTotal;
        this.tally = tally;
        this.listener = listener;
    }

    void heardChecking(long bytesRead) {
        if (isTime() && tell(Phase.CHECKING, bytesRead) == Wish.STOP) {
            throw new SourceFiles.Stop();
        }
    }

    Wish heardImporting(Rows rows) {
        return isTime() ? tell(Phase.IMPORTING, rows.bytesRead()) : Wish.GO_ON;
    }

    Wish tell(Phase phase, long bytesRead) {
        return listener.heard(
                new Progress(name, phase, bytesRead, bytesTotal, tally.counts(), taken()));
    }

    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private boolean isTime() {
        var now = System.nanoTime();
        if (now - toldNanos < PAUSE_NANOS) {
            return false;
        }
        toldNanos = now;
        return true;
    }
}
