package io.cityplane.twin.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the twin counts them: microseconds since 1970-01-01T00:00:00Z.
public final class Micros {

    private static final long PER_SECOND = 1_000_000;

    /// The seconds of the years -9999 to 9999, which ISO 8601 writes with four digits.
    private static final long MOST_SECONDS = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Micros() {}

    /// What is finer than a microsecond is cut off.
    public static long of(Instant instant) {
        return instant.getEpochSecond() * PER_SECOND + instant.getNano() / 1_000;
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    public static Instant truncate(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static boolean isInRange(Instant instant) {
        return Math.abs(instant.getEpochSecond()) <= MOST_SECONDS;
    }
}
