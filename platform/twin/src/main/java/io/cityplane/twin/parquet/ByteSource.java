package io.cityplane.twin.parquet;

/// Bytes that are read from front to end, little-endian, and never beyond their end.
final class ByteSource {

    private final byte[] bytes;
    private final int end;
    private int at;

    /// @param bytes at least 8 longer than `end`, so that words may be read at once
    ByteSource(byte[] bytes, int from, int end) {
        if (bytes.length < end + Long.BYTES) {
            throw new IllegalArgumentException("no room behind the end");
        }
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    byte[] array() {
        return bytes;
    }

    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /// Passes over some and says where they begin.
    int skip(long count) {
        if (count < 0 || count > remaining()) {
            throw new DamagedFile("%d bytes wanted, %d there".formatted(count, remaining()));
        }
        var from = at;
        at += (int) count;
        return from;
    }

    int octet() {
        return bytes[skip(1)] & 0xff;
    }

    int int32() {
        return (int) ByteSink.INT32.get(bytes, skip(4));
    }

    long int64() {
        return (long) ByteSink.INT64.get(bytes, skip(8));
    }

    long varint() {
        var value = 0L;
        for (var shift = 0; shift < 64; shift += 7) {
            var next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new DamagedFile("a number of more than 64 bits");
    }

    long zigzag() {
        var value = varint();
        return (value >>> 1) ^ -(value & 1);
    }

    /// A number that counts or measures something in memory.
    int count() {
        var value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new DamagedFile("a count of " + value);
        }
        return (int) value;
    }
}
