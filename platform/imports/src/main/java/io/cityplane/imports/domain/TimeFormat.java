package io.cityplane.imports.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// How a file writes instants: a pattern of java.time and the zone of what says none.
///
/// A date alone is its first instant in the zone. In the hour that a clock repeats, the first time
/// is meant.
record TimeFormat(String pattern, DateTimeFormatter formatter, Optional<ZoneId> zone) {

    static final TimeFormat ISO_8601 =
            new TimeFormat("ISO 8601", DateTimeFormatter.ISO_DATE_TIME, Optional.empty());

    /// @throws IllegalArgumentException if it is no pattern
    static TimeFormat of(String pattern, Optional<ZoneId> zone) {
        var strict =
                DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
        return new TimeFormat(pattern, strict, zone);
    }

    /// Whether the pattern itself tells the offset.
    boolean hasOffset() {
        return pattern.equals(ISO_8601.pattern)
                || pattern.chars().anyMatch(c -> "XxZOVz".indexOf(c) >= 0);
    }

    /// To the microsecond; empty if the text is not written so, or says no zone where none is
    /// known.
    Optional<Instant> parse(String text) {
        try {
            var best =
                    formatter.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            var instant =
                    switch (best) {
                        case OffsetDateTime at -> Optional.of(at.toInstant());
                        case LocalDateTime at -> zone.map(z -> at.atZone(z).toInstant());
                        case LocalDate day -> zone.map(z -> day.atStartOfDay(z).toInstant());
                        default -> Optional.<Instant>empty();
                    };
            return instant.map(at -> at.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
