package io.cityplane.twin.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes that grow as they are written: numbers in as few as they need, the lowest seven bits
/// first. Read back by {@link ByteReader}.
final class ByteWriter {

    private byte[] bytes;
    private ByteBuffer view;
    private int size;

    ByteWriter(int capacity) {
        bytes = new byte[capacity];
        view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return size;
    }

    /// Forgets what was written from there on.
    void cut(int to) {
        size = to;
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    byte[] array() {
        return bytes;
    }

    void octet(int value) {
        need(1);
        bytes[size++] = (byte) value;
    }

    /// A number that is mostly small and never negative; a negative one takes ten bytes.
    void number(long value) {
        need(10);
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /// A number that is mostly near 0, on either side.
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    void int32(int value) {
        need(4);
        view.putInt(size, value);
        size += 4;
    }

    void int64(long value) {
        need(8);
        view.putLong(size, value);
        size += 8;
    }

    void float64(double value) {
        int64(Double.doubleToRawLongBits(value));
    }

    /// Writes over what stands there.
    static void setInt32(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    /// A text with its length before it.
    void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        raw(utf8);
    }

    void raw(byte[] more) {
        need(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void need(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
            view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
