package io.cityplane.twin.ngsild;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/// Durations of ISO 8601 as clients wish for them, such as `PT1H` or `P1M`; a year counts 365 days
/// and a month 30, for they are wishes that a limit of ours cuts short anyway.
final class Durations {

    private static final int LONGEST_TEXT = 64;

    private Durations() {}

    /// @param what the parameter or member, for the error's text
    /// @throws Fault if it is no duration, or not longer than nothing
    static Duration parse(String text, String what) {
        var found = text.length() > LONGEST_TEXT ? Duration.ZERO : read(text);
        if (found.isZero() || found.isNegative()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    what
                            + " is a duration of ISO 8601 such as PT1H, and longer than nothing: "
                            + Words.quoted(text));
        }
        return found;
    }

    /// Zero if it is none.
    private static Duration read(String text) {
        var time = text.indexOf('T');
        try {
            var days = time < 0 ? text : text.substring(0, time);
            var sum = Duration.ZERO;
            if (days.length() > 1) {
                var period = Period.parse(days);
                sum =
                        Duration.ofDays(
                                period.getYears() * 365L
                                        + period.getMonths() * 30L
                                        + period.getDays());
            }
            return time < 0 ? sum : sum.plus(Duration.parse("P" + text.substring(time)));
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }
}
