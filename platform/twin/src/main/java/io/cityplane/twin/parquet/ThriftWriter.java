package io.cityplane.twin.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes structs in Thrift's compact protocol, which the format keeps its metadata in.
final class ThriftWriter {

    private static final int DEEPEST = 8;

    private final ByteSink to;
    private final int[] outer = new int[DEEPEST];
    private int depth;
    private int last;

    ThriftWriter(ByteSink to) {
        this.to = to;
    }

    ThriftWriter int32(int field, int value) {
        return whole(field, ThriftType.INT32, value);
    }

    ThriftWriter int64(int field, long value) {
        return whole(field, ThriftType.INT64, value);
    }

    private ThriftWriter whole(int field, int type, long value) {
        head(field, type);
        to.zigzag(value);
        return this;
    }

    ThriftWriter truth(int field, boolean value) {
        head(field, value ? ThriftType.TRUE : ThriftType.FALSE);
        return this;
    }

    ThriftWriter binary(int field, byte[] value) {
        head(field, ThriftType.BINARY);
        return element(value);
    }

    ThriftWriter text(int field, String value) {
        return binary(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// A field that is a struct, up to {@link #end}.
    ThriftWriter struct(int field) {
        head(field, ThriftType.STRUCT);
        return begin();
    }

    /// A field that is a list of so many elements, which follow.
    ThriftWriter list(int field, int type, int count) {
        head(field, ThriftType.LIST);
        if (count < 15) {
            to.octet(count << 4 | type);
        } else {
            to.octet(0xf0 | type);
            to.varint(count);
        }
        return this;
    }

    ThriftWriter int64s(int field, List<Long> values) {
        list(field, ThriftType.INT64, values.size());
        values.forEach(to::zigzag);
        return this;
    }

    ThriftWriter element(int value) {
        to.zigzag(value);
        return this;
    }

    /// A truth in a list.
    ThriftWriter flag(boolean value) {
        to.octet(value ? ThriftType.TRUE : ThriftType.FALSE);
        return this;
    }

    ThriftWriter element(byte[] value) {
        to.varint(value.length);
        to.raw(value);
        return this;
    }

    /// A struct that is the whole, or a list's element, up to {@link #end}.
    ThriftWriter begin() {
        outer[depth++] = last;
        last = 0;
        return this;
    }

    ThriftWriter end() {
        to.octet(ThriftType.STOP);
        last = outer[--depth];
        return this;
    }

    private void head(int field, int type) {
        var step = field - last;
        if (step > 0 && step < 16) {
            to.octet(step << 4 | type);
        } else {
            to.octet(type);
            to.zigzag(field);
        }
        last = field;
    }
}
