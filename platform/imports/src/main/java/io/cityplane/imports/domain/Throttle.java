package io.cityplane.imports.domain;

import io.cityplane.imports.domain.RunBook.Settled;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells the book how far an import is, now and then: what it does not know yet is compared with
/// the twin again, so it may lag.
final class Throttle implements Consumer<Settled> {

    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final Consumer<Settled> book;
    private long toldNanos = System.nanoTime();
    private @Nullable Settled untold;

    Throttle(Consumer<Settled> book) {
        this.book = book;
    }

    @Override
    public void accept(Settled settled) {
        untold = settled;
        if (System.nanoTime() - toldNanos >= PAUSE_NANOS) {
            flush();
        }
    }

    void flush() {
        if (untold != null) {
            book.accept(untold);
            untold = null;
        }
        toldNanos = System.nanoTime();
    }
}
