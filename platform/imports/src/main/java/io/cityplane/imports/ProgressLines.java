package io.cityplane.imports;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Prints progress for a person: a bar that grows on a terminal, now and then a line elsewhere.
public final class ProgressLines implements ProgressListener {

    private static final int BAR_CELLS = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final Medium medium;
    private Duration lineAfter = BETWEEN_LINES;

    /// Prints to a stream of this kind.
    public ProgressLines(PrintStream out, Medium medium) {
        this.out = out;
        this.medium = medium;
    }

    /// Where the lines go.
    public enum Medium {
        TERMINAL,
        /// A file, a pipe or a log.
        PLAIN
    }

    @Override
    public Wish heard(Progress progress) {
        switch (medium) {
            case TERMINAL -> {
                out.print(BACK_AND_CLEAR + bar(progress) + ' ' + text(progress));
                out.flush();
            }
            case PLAIN -> {
                if (progress.taken().compareTo(lineAfter) >= 0) {
                    out.println(text(progress));
                    lineAfter = progress.taken().plus(BETWEEN_LINES);
                }
            }
        }
        return Wish.GO_ON;
    }

    /// Makes room for the report.
    public void end() {
        if (medium == Medium.TERMINAL) {
            out.print(BACK_AND_CLEAR);
            out.flush();
        }
    }

    private static String bar(Progress progress) {
        var full = (int) (share(progress) * BAR_CELLS);
        return "[" + "#".repeat(full) + ".".repeat(BAR_CELLS - full) + "]";
    }

    private static String text(Progress progress) {
        var percent = (int) (share(progress) * 100);
        return switch (progress.phase()) {
            case CHECKING ->
                    String.format(Locale.ROOT, "%3d %% checking %s", percent, progress.file());
            case IMPORTING ->
                    String.format(
                            Locale.ROOT,
                            "%3d %% %s: %,d rows, %,d refused, %.1f s",
                            percent,
                            progress.file(),
                            progress.counts().read(),
                            progress.counts().refused(),
                            progress.taken().toMillis() / 1_000.0);
        };
    }

    private static double share(Progress progress) {
        return progress.bytesTotal() == 0
                ? 1
                : Math.clamp((double) progress.bytesRead() / progress.bytesTotal(), 0, 1);
    }
}
