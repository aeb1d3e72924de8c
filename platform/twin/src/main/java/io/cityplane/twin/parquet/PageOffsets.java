package io.cityplane.twin.parquet;

import java.util.ArrayList;
import java.util.List;

/// Where the data pages of a chunk are: OffsetIndex.
///
/// For each page the first byte of its header, its bytes with the header, and its first row within
/// the row group.
final class PageOffsets {
    private final long[] at;
    private final int[] bytes;
    private final int[] firstRow;

    PageOffsets(long[] at, int[] bytes, int[] firstRow) {
        this.at = at;
        this.bytes = bytes;
        this.firstRow = firstRow;
    }

    long[] at() {
        return at;
    }

    int[] bytes() {
        return bytes;
    }

    int[] firstRow() {
        return firstRow;
    }

    int size() {
        return at.length;
    }

    void write(ThriftWriter to) {
        to.begin().list(1, ThriftType.STRUCT, size());
        for (var i = 0; i < size(); i++) {
            to.begin().int64(1, at[i]).int32(2, bytes[i]).int64(3, firstRow[i]).end();
        }
        to.end();
    }

    static PageOffsets read(ThriftReader from) {
        List<Spot> spots = new ArrayList<>();
        while (from.next()) {
            if (from.field() == 1) {
                spots = from.list(() -> spot(from));
            } else {
                from.skip();
            }
        }
        return of(spots);
    }

    private static Spot spot(ThriftReader from) {
        long at = -1;
        var bytes = -1;
        long firstRow = -1;
        from.struct();
        while (from.next()) {
            switch (from.field()) {
                case 1 -> at = from.int64();
                case 2 -> bytes = from.int32();
                case 3 -> firstRow = from.int64();
                default -> from.skip();
            }
        }
        return new Spot(at, bytes, Math.toIntExact(firstRow));
    }

    static PageOffsets of(List<Spot> spots) {
        return new PageOffsets(
                spots.stream().mapToLong(Spot::at).toArray(),
                spots.stream().mapToInt(Spot::bytes).toArray(),
                spots.stream().mapToInt(Spot::firstRow).toArray());
    }

    record Spot(long at, int bytes, int firstRow) {}
}
