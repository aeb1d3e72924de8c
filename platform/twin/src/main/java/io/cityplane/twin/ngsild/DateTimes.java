package io.cityplane.twin.ngsild;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/// The DateTime of §4.6.3, read more widely than it is written: with any offset (RFC 3339 §5.6),
/// and a comma or a point before the fraction.
final class DateTimes {

    private DateTimes() {}

    /// To the microsecond; what is finer is cut off.
    ///
    /// @throws Fault if it is none
    static Instant parse(String text) {
        try {
            var length = text.length();
            if (length < 20
                    || length > 35
                    || text.charAt(4) != '-'
                    || text.charAt(7) != '-'
                    || (text.charAt(10) | 0x20) != 't'
                    || text.charAt(13) != ':'
                    || text.charAt(16) != ':') {
                throw notDateTime(text);
            }
            var day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
            var hour = atMost(23, digits(text, 11, 13), text);
            var minute = atMost(59, digits(text, 14, 16), text);
            var second = atMost(59, digits(text, 17, 19), text);
            var zone = 19;
            var micros = 0;
            if (text.charAt(zone) == '.' || text.charAt(zone) == ',') {
                zone++;
                while (Character.digit(text.charAt(zone), 10) >= 0) {
                    zone++;
                }
                micros = micros(text, zone);
            }
            requireUtc(text, zone);
            var seconds = day.toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
            return Instant.ofEpochSecond(seconds, micros * 1_000L);
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw notDateTime(text);
        }
    }

    /// In UTC, with no fraction or one of three or six digits, as many as it takes. An answer has
    /// many of them; a DateTimeFormatter takes several times as long.
    static String format(Instant instant) {
        var seconds = instant.getEpochSecond();
        var day = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
        if (day.getYear() < 0 || day.getYear() > 9_999) {
            return instant.toString();
        }
        var second = (int) Math.floorMod(seconds, 86_400L);
        var micros = instant.getNano() / 1_000;
        var text = new byte[micros == 0 ? 20 : micros % 1_000 == 0 ? 24 : 27];
        put(text, 0, 4, day.getYear());
        text[4] = '-';
        put(text, 5, 7, day.getMonthValue());
        text[7] = '-';
        put(text, 8, 10, day.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 13, second / 3_600);
        text[13] = ':';
        put(text, 14, 16, second / 60 % 60);
        text[16] = ':';
        put(text, 17, 19, second % 60);
        if (text.length > 20) {
            text[19] = '.';
            put(text, 20, text.length - 1, text.length == 24 ? micros / 1_000 : micros);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    private static void put(byte[] text, int from, int to, int number) {
        var rest = number;
        for (var i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// Of the 1 to 9 digits that end before `zone`.
    private static int micros(String text, int zone) {
        var from = 20;
        if (zone == from || zone - from > 9) {
            throw notDateTime(text);
        }
        var micros = digits(text, from, Math.min(zone, from + 6));
        for (var i = zone; i < from + 6; i++) {
            micros *= 10;
        }
        return micros;
    }

    /// §4.6.3: in UTC, and said so.
    private static void requireUtc(String text, int zone) {
        if ((text.charAt(zone) | 0x20) != 'z' || text.length() != zone + 1) {
            throw notDateTime(text);
        }
    }

    private static int digits(String text, int from, int to) {
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notDateTime(text);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int atMost(int most, int number, String text) {
        if (number > most) {
            throw notDateTime(text);
        }
        return number;
    }

    private static Fault notDateTime(String text) {
        return ErrorType.BAD_REQUEST_DATA.fault(
                Words.quoted(text)
                        + " is not a time in UTC such as 2025-06-01T12:00:00.123Z (§4.6.3)");
    }
}
