package io.cityplane.twin.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pages of a chunk hold: ColumnIndex. The smallest and the largest value of each page, as
/// the format orders them, whole; and how many rows have none.
///
/// @param pages one of each; empty if nothing was noted
record PageBounds(List<Page> pages) {

    static final PageBounds NONE = new PageBounds(List.of());

    PageBounds {
        pages = List.copyOf(pages);
    }

    /// The least and the most are null if no row has a value.
    static final class Page {
        private final byte @Nullable [] least;
        private final byte @Nullable [] most;
        private final long absent;

        Page(byte @Nullable [] least, byte @Nullable [] most, long absent) {
            this.least = least;
            this.most = most;
            this.absent = absent;
        }

        byte @Nullable [] least() {
            return least;
        }

        byte @Nullable [] most() {
            return most;
        }

        long absent() {
            return absent;
        }

        boolean isEmpty() {
            return least == null;
        }
    }

    /// Of a page of whole numbers.
    static Page ofLongs(ColumnType type, long[] values, int from, int to, int absent) {
        var least = Long.MAX_VALUE;
        var most = Long.MIN_VALUE;
        for (var i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return from == to
                ? new Page(null, null, absent)
                : new Page(bytes(type, least), bytes(type, most), absent);
    }

    /// Null if a value is no number: then nothing may be noted.
    static @Nullable Page ofDoubles(double[] values, int from, int to, int absent) {
        var least = Double.POSITIVE_INFINITY;
        var most = Double.NEGATIVE_INFINITY;
        for (var i = from; i < to; i++) {
            if (Double.isNaN(values[i])) {
                return null;
            }
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        // Which of the two zeros it is, readers do not agree on.
        return from == to
                ? new Page(null, null, absent)
                : new Page(bytes(least == 0 ? -0.0 : least), bytes(most == 0 ? 0.0 : most), absent);
    }

    /// Texts that are one array are not compared.
    @SuppressWarnings("ReferenceEquality")
    static Page ofTexts(byte[][] values, int from, int to, int absent) {
        if (from == to) {
            return new Page(null, null, absent);
        }
        var least = values[from];
        var most = values[from];
        for (var i = from + 1; i < to; i++) {
            if (values[i] != values[i - 1]) {
                least = Arrays.compareUnsigned(values[i], least) < 0 ? values[i] : least;
                most = Arrays.compareUnsigned(values[i], most) > 0 ? values[i] : most;
            }
        }
        return new Page(least, most, absent);
    }

    private static byte[] bytes(ColumnType type, long value) {
        if (type == ColumnType.INT32) {
            var bytes = new byte[Integer.BYTES];
            ByteSink.INT32.set(bytes, 0, (int) value);
            return bytes;
        }
        var bytes = new byte[Long.BYTES];
        ByteSink.INT64.set(bytes, 0, value);
        return bytes;
    }

    private static byte[] bytes(double value) {
        var bytes = new byte[Long.BYTES];
        ByteSink.INT64.set(bytes, 0, Double.doubleToRawLongBits(value));
        return bytes;
    }

    /// What {@link #ofLongs} noted.
    static long whole(byte[] bytes) {
        return switch (bytes.length) {
            case Integer.BYTES -> (int) ByteSink.INT32.get(bytes, 0);
            case Long.BYTES -> (long) ByteSink.INT64.get(bytes, 0);
            default -> throw new DamagedFile("a number of %d bytes".formatted(bytes.length));
        };
    }

    long absent() {
        return pages.stream().mapToLong(Page::absent).sum();
    }

    void write(ThriftWriter to) {
        to.begin().list(1, ThriftType.TRUE, pages.size());
        pages.forEach(page -> to.flag(page.isEmpty()));
        to.list(2, ThriftType.BINARY, pages.size());
        pages.forEach(page -> to.element(orEmpty(page.least())));
        to.list(3, ThriftType.BINARY, pages.size());
        pages.forEach(page -> to.element(orEmpty(page.most())));
        to.int32(4, 0);
        to.int64s(5, pages.stream().map(Page::absent).toList());
        to.end();
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    static PageBounds read(ThriftReader from) {
        List<Boolean> empty = List.of();
        List<byte[]> least = List.of();
        List<byte[]> most = List.of();
        List<Long> absent = List.of();
        while (from.next()) {
            switch (from.field()) {
                case 1 -> empty = from.list(from::flag);
                case 2 -> least = from.list(from::binary);
                case 3 -> most = from.list(from::binary);
                case 5 -> absent = from.list(from::int64);
                default -> from.skip();
            }
        }
        var count = empty.size();
        if (least.size() != count || most.size() != count || absent.size() != count) {
            throw new DamagedFile("a ColumnIndex of several lengths");
        }
        var pages = new ArrayList<Page>(count);
        for (var i = 0; i < count; i++) {
            pages.add(
                    empty.get(i)
                            ? new Page(null, null, absent.get(i))
                            : new Page(shared(pages, least.get(i)), most.get(i), absent.get(i)));
        }
        return new PageBounds(pages);
    }

    /// Where a page begins with what the one before ended with, it is kept once.
    private static byte[] shared(List<Page> before, byte[] least) {
        if (before.isEmpty()) {
            return least;
        }
        var last = before.getLast().most();
        return last != null && Arrays.equals(last, least) ? last : least;
    }
}
