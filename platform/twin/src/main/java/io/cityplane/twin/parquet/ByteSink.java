package io.cityplane.twin.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes that grow as they are written, little-endian.
final class ByteSink {

    static final VarHandle INT64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 12];
    private int size;

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /// Sets aside room to be filled by {@link #array}, and says where it begins.
    int skip(int count) {
        need(count);
        var at = size;
        size += count;
        return at;
    }

    /// Forgets the last ones.
    void giveBack(int count) {
        size -= count;
    }

    void octet(int value) {
        need(1);
        bytes[size++] = (byte) value;
    }

    void int32(int value) {
        need(4);
        INT32.set(bytes, size, value);
        size += 4;
    }

    void int64(long value) {
        need(8);
        INT64.set(bytes, size, value);
        size += 8;
    }

    /// Seven bits a byte, lowest first.
    void varint(long value) {
        need(10);
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void raw(byte[] more) {
        raw(more, more.length);
    }

    void raw(byte[] more, int count) {
        need(count);
        System.arraycopy(more, 0, bytes, size, count);
        size += count;
    }

    private void need(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
