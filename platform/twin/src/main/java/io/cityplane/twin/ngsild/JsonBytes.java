package io.cityplane.twin.ngsild;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/// JSON in UTF-8 as it grows, written in the same words as by a generator, and without one. Whoever
/// writes sees to commas and brackets.
final class JsonBytes extends OutputStream {

    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};
    private static final long SAFE_WHOLE = 1L << 53;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] bytes;
    private int size;

    /// Of the day that was written last, as it is written.
    private long knownDay = Long.MIN_VALUE;

    private final byte[] dayText = new byte[10];

    /// @param expected how many bytes there will be, roughly
    JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    int size() {
        return size;
    }

    /// Makes room at once for so many bytes and an eighth more, rather than step by step.
    void expect(int more) {
        if (more > bytes.length) {
            bytes = Arrays.copyOf(bytes, more + (more >> 3));
        }
    }

    byte[] toArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    /// As it is.
    void raw(byte[] text) {
        raw(text, 0, text.length);
    }

    void raw(byte[] text, int from, int to) {
        makeRoom(to - from);
        System.arraycopy(text, from, bytes, size, to - from);
        size += to - from;
    }

    @Override
    public void write(int octet) {
        makeRoom(1);
        bytes[size++] = (byte) octet;
    }

    @Override
    public void write(byte[] text, int from, int length) {
        raw(text, from, from + length);
    }

    /// Characters of ASCII that need no escape.
    void ascii(String text) {
        var length = text.length();
        makeRoom(length);
        for (var i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    /// The inside of a string.
    void escaped(byte[] utf8, int from, int to) {
        makeRoom(to - from);
        var done = from;
        for (var i = from; i < to; i++) {
            var octet = utf8[i];
            if ((octet >= 0 && octet < 0x20) || octet == '"' || octet == '\\') {
                raw(utf8, done, i);
                escape(octet);
                done = i + 1;
            }
        }
        raw(utf8, done, to);
    }

    private void escape(byte octet) {
        switch (octet) {
            case '"', '\\' -> ascii("\\" + (char) octet);
            case '\b' -> ascii("\\b");
            case '\t' -> ascii("\\t");
            case '\n' -> ascii("\\n");
            case '\f' -> ascii("\\f");
            case '\r' -> ascii("\\r");
            default -> {
                ascii("\\u00");
                write(HEX[octet >> 4]);
                write(HEX[octet & 15]);
            }
        }
    }

    /// As {@link Numbers#write}.
    void number(double number) {
        var whole = (long) number;
        if (whole == number && Math.abs(whole) <= SAFE_WHOLE) {
            if (whole == 0 && 1 / number < 0) {
                write('-');
            }
            whole(whole);
        } else if (!isDecimal(number)) {
            ascii(Double.toString(number));
        }
    }

    /// Writes a number that has few decimals, as most readings do. Of at most 15 digits there is
    /// only one decimal number that a double is the nearest to, so it is what Double.toString
    /// writes, which without an exponent it does from a thousandth to ten million.
    private boolean isDecimal(double number) {
        var size = Math.abs(number);
        if (size < 1e-3 || size >= 1e7) {
            return false;
        }
        for (var decimals = 1; decimals < POWERS.length; decimals++) {
            var scaled = Math.rint(size * POWERS[decimals]);
            if (scaled / POWERS[decimals] == size) {
                if (number < 0) {
                    write('-');
                }
                var all = (long) scaled;
                var power = (long) POWERS[decimals];
                whole(all / power);
                write('.');
                digits((int) (all % power), decimals);
                return true;
            }
        }
        return false;
    }

    private void whole(long number) {
        if (number < 0) {
            write('-');
        }
        var rest = Math.abs(number);
        var count = 1;
        for (var limit = 10L; rest >= limit && count < 19; limit *= 10) {
            count++;
        }
        makeRoom(count);
        for (var i = size + count - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private void digits(int number, int count) {
        makeRoom(count);
        var rest = number;
        for (var i = size + count - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    /// As {@link DateTimes#format}.
    ///
    /// @param micros since 1970-01-01T00:00:00Z
    void time(long micros) {
        var day = Math.floorDiv(micros, MICROS_PER_DAY);
        if (day != knownDay && !isWritable(day)) {
            ascii(DateTimes.format(DateTimes.ofMicros(micros)));
            return;
        }
        var ofDay = Math.floorMod(micros, MICROS_PER_DAY);
        var second = (int) (ofDay / 1_000_000);
        var fraction = (int) (ofDay % 1_000_000);
        raw(dayText);
        write('T');
        digits(second / 3_600, 2);
        write(':');
        digits(second / 60 % 60, 2);
        write(':');
        digits(second % 60, 2);
        if (fraction != 0) {
            write('.');
            if (fraction % 1_000 == 0) {
                digits(fraction / 1_000, 3);
            } else {
                digits(fraction, 6);
            }
        }
        write('Z');
    }

    private boolean isWritable(long day) {
        var date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 0 || date.getYear() > 9_999) {
            return false;
        }
        var text = date.toString().getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, dayText, 0, dayText.length);
        knownDay = day;
        return true;
    }

    private void makeRoom(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
