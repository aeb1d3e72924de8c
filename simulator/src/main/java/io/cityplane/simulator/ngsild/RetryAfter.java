package io.cityplane.simulator.ngsild;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads the field `Retry-After` (RFC 9110 §10.2.3): seconds, or a date.
final class RetryAfter {

    /// No server is believed to need longer.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private RetryAfter() {}

    /// Empty if the field is not well formed; never negative, at most five minutes.
    static Optional<Duration> parse(String field, Instant now) {
        var text = field.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(bounded(Duration.between(now, date.toInstant())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
