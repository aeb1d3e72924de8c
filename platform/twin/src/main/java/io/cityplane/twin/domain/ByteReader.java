package io.cityplane.twin.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what a {@link ByteWriter} wrote. Beyond the end it throws an {@link
/// IndexOutOfBoundsException}.
final class ByteReader {

    private final byte[] bytes;
    private final ByteBuffer view;
    private int at;
    private final int end;

    ByteReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.at = from;
        this.end = to;
    }

    boolean hasMore() {
        return at < end;
    }

    int octet() {
        return bytes[advance(1)] & 0xff;
    }

    long number() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var octet = bytes[advance(1)];
            value |= (octet & 0x7fL) << shift;
            if (octet >= 0) {
                return value;
            }
            if (shift > 63) {
                throw new IndexOutOfBoundsException("a number does not end");
            }
        }
    }

    int smallNumber() {
        return Math.toIntExact(number());
    }

    long signed() {
        var value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    int int32() {
        return view.getInt(advance(4));
    }

    long int64() {
        return view.getLong(advance(8));
    }

    double float64() {
        return Double.longBitsToDouble(int64());
    }

    byte[] raw(int length) {
        var from = advance(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    String text() {
        var length = smallNumber();
        return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    private int advance(int by) {
        var from = at;
        if (by < 0 || by > end - from) {
            throw new IndexOutOfBoundsException("%d bytes wanted, %d left".formatted(by, end - at));
        }
        at = from + by;
        return from;
    }
}
