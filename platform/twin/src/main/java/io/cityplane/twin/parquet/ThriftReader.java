package io.cityplane.twin.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Reads structs in Thrift's compact protocol, field by field; what is not known is passed over.
///
///     while (thrift.next()) {
///         switch (thrift.field()) {
///             case 1 -> count = thrift.int32();
///             default -> thrift.skip();
///         }
///     }
final class ThriftReader {

    private static final int DEEPEST = 16;

    private final ByteSource from;
    private final int[] outer = new int[DEEPEST];
    private int depth;
    private int field;
    private int type;

    ThriftReader(ByteSource from) {
        this.from = from;
    }

    /// Goes to the next field of the struct; at its end answers false and is back in the outer one.
    boolean next() {
        var head = from.octet();
        if (head == ThriftType.STOP) {
            if (depth > 0) {
                field = outer[--depth];
            }
            return false;
        }
        type = head & 0x0f;
        field = head >>> 4 == 0 ? (int) from.zigzag() : field + (head >>> 4);
        return true;
    }

    int field() {
        return field;
    }

    int int32() {
        return Math.toIntExact(int64());
    }

    long int64() {
        return from.zigzag();
    }

    byte[] binary() {
        var size = from.count();
        var at = from.skip(size);
        return Arrays.copyOfRange(from.array(), at, at + size);
    }

    String text() {
        return new String(binary(), StandardCharsets.UTF_8);
    }

    /// A truth in a list.
    boolean flag() {
        return from.octet() == ThriftType.TRUE;
    }

    /// Enters a struct, whose fields are read to their end next.
    ThriftReader struct() {
        if (depth == DEEPEST) {
            throw new DamagedFile("structs in structs in structs");
        }
        outer[depth++] = field;
        field = 0;
        return this;
    }

    <T> List<T> list(Supplier<T> element) {
        var count = listHead();
        var all = new ArrayList<T>(Math.min(count, 1 << 12));
        for (var i = 0; i < count; i++) {
            all.add(element.get());
        }
        return all;
    }

    private int listHead() {
        var head = from.octet();
        type = head & 0x0f;
        var count = head >>> 4 == 15 ? from.count() : head >>> 4;
        if (count > from.remaining()) {
            throw new DamagedFile("a list of %d elements".formatted(count));
        }
        return count;
    }

    void skip() {
        switch (type) {
            case ThriftType.TRUE, ThriftType.FALSE -> {}
            case ThriftType.INT8 -> from.skip(1);
            case ThriftType.INT16, ThriftType.INT32, ThriftType.INT64 -> from.varint();
            case ThriftType.DOUBLE -> from.skip(8);
            case ThriftType.BINARY -> from.skip(from.count());
            case ThriftType.LIST, ThriftType.SET -> skipList();
            case ThriftType.STRUCT -> {
                struct();
                while (next()) {
                    skip();
                }
            }
            default -> throw new DamagedFile("a field of type " + type);
        }
    }

    private void skipList() {
        var count = listHead();
        var element = type;
        for (var i = 0; i < count; i++) {
            type = element;
            if (element == ThriftType.TRUE || element == ThriftType.FALSE) {
                from.skip(1);
            } else {
                skip();
            }
        }
    }
}
