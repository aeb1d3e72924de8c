package io.cityplane.twin.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what stands behind the pages: ColumnIndex, OffsetIndex and FileMetaData of
/// parquet.thrift.
final class FooterWriter {

    private final List<Column> columns;
    private final int sortedBy;
    private final ByteSink to;
    private final long at;

    /// @param sortedBy so many of the first columns are the order of the rows
    /// @param at where in the file `to` begins
    FooterWriter(List<Column> columns, int sortedBy, ByteSink to, long at) {
        this.columns = columns;
        this.sortedBy = sortedBy;
        this.to = to;
        this.at = at;
    }

    void write(List<RowGroup> groups, Map<String, String> metadata) {
        var bounds = new ArrayList<List<Place>>();
        for (var group : groups) {
            bounds.add(group.chunks().stream().map(this::bounds).toList());
        }
        var offsets = new ArrayList<List<Place>>();
        for (var group : groups) {
            offsets.add(group.chunks().stream().map(this::offsets).toList());
        }
        var begin = to.size();
        var thrift = new ThriftWriter(to).begin().int32(1, 1);
        schema(thrift);
        thrift.int64(3, groups.stream().mapToLong(RowGroup::rows).sum());
        thrift.list(4, ThriftType.STRUCT, groups.size());
        for (var i = 0; i < groups.size(); i++) {
            group(thrift, groups.get(i), bounds.get(i), offsets.get(i));
        }
        thrift.list(5, ThriftType.STRUCT, metadata.size());
        metadata.forEach((key, value) -> thrift.begin().text(1, key).text(2, value).end());
        thrift.text(6, "cityplane");
        thrift.list(7, ThriftType.STRUCT, columns.size());
        columns.forEach(_ -> thrift.begin().struct(1).end().end());
        thrift.end();
        to.int32(to.size() - begin);
        to.raw(ParquetWriter.MAGIC);
    }

    private Place bounds(Chunk chunk) {
        var begin = to.size();
        if (!chunk.bounds().pages().isEmpty()) {
            chunk.bounds().write(new ThriftWriter(to));
        }
        return new Place(at + begin, to.size() - begin);
    }

    private Place offsets(Chunk chunk) {
        var begin = to.size();
        chunk.offsets().write(new ThriftWriter(to));
        return new Place(at + begin, to.size() - begin);
    }

    private void schema(ThriftWriter thrift) {
        thrift.list(2, ThriftType.STRUCT, columns.size() + 1);
        thrift.begin().text(4, "rows").int32(5, columns.size()).end();
        for (var column : columns) {
            thrift.begin()
                    .int32(1, column.type().physical())
                    .int32(3, column.isOptional() ? 1 : 0)
                    .text(4, column.name());
            if (column.type().isConverted()) {
                thrift.int32(6, column.type().converted());
            }
            logicalType(thrift, column.type());
            thrift.end();
        }
    }

    /// Readers that know only the older word take a timestamp to be in UTC as well.
    private static void logicalType(ThriftWriter thrift, ColumnType type) {
        switch (type) {
            case TEXT -> thrift.struct(10).struct(1).end().end();
            case TIMESTAMP ->
                    thrift.struct(10)
                            .struct(8)
                            .truth(1, true)
                            .struct(2)
                            .struct(2)
                            .end()
                            .end()
                            .end()
                            .end();
            case INT32, INT64, DOUBLE -> {}
        }
    }

    private void group(
            ThriftWriter thrift, RowGroup group, List<Place> bounds, List<Place> offsets) {
        var chunks = group.chunks();
        thrift.begin().list(1, ThriftType.STRUCT, chunks.size());
        for (var i = 0; i < chunks.size(); i++) {
            var chunk = chunks.get(i);
            thrift.begin().int64(2, 0);
            thrift.struct(3);
            metadata(thrift, columns.get(i), chunk, group.rows());
            thrift.end();
            thrift.int64(4, offsets.get(i).at()).int32(5, offsets.get(i).bytes());
            if (bounds.get(i).bytes() > 0) {
                thrift.int64(6, bounds.get(i).at()).int32(7, bounds.get(i).bytes());
            }
            thrift.end();
        }
        thrift.int64(2, chunks.stream().mapToLong(Chunk::plainBytes).sum());
        thrift.int64(3, group.rows());
        thrift.list(4, ThriftType.STRUCT, sortedBy);
        for (var i = 0; i < sortedBy; i++) {
            thrift.begin().int32(1, i).truth(2, false).truth(3, true).end();
        }
        thrift.int64(5, chunks.getFirst().begin());
        thrift.int64(6, chunks.stream().mapToLong(Chunk::bytes).sum());
        thrift.end();
    }

    private static void metadata(ThriftWriter thrift, Column column, Chunk chunk, int rows) {
        thrift.int32(1, column.type().physical());
        var encodings =
                chunk.encoding() == Encoding.DICTIONARY
                        ? List.of(Encoding.DICTIONARY, Encoding.PLAIN, Encoding.RUNS)
                        : List.of(chunk.encoding(), Encoding.RUNS);
        thrift.list(2, ThriftType.INT32, encodings.size());
        encodings.forEach(thrift::element);
        thrift.list(3, ThriftType.BINARY, 1);
        thrift.element(column.name().getBytes(StandardCharsets.UTF_8));
        thrift.int32(4, Encoding.ZSTD)
                .int64(5, rows)
                .int64(6, chunk.plainBytes())
                .int64(7, chunk.bytes())
                .int64(9, chunk.offsets().at()[0]);
        if (chunk.dictionaryAt() >= 0) {
            thrift.int64(11, chunk.dictionaryAt());
        }
        var pages = chunk.bounds().pages();
        if (!pages.isEmpty()) {
            statistics(thrift, column.type(), chunk.bounds());
        }
    }

    private static void statistics(ThriftWriter thrift, ColumnType type, PageBounds bounds) {
        byte[] least = null;
        byte[] most = null;
        for (var page : bounds.pages()) {
            least = page.least() == null ? least : lesser(type, least, page.least());
            most = page.most() == null ? most : greater(type, most, page.most());
        }
        thrift.struct(12).int64(3, bounds.absent());
        if (least != null && most != null) {
            thrift.binary(5, most).binary(6, least);
        }
        thrift.end();
    }

    private static byte[] lesser(ColumnType type, byte @Nullable [] one, byte[] other) {
        return one == null || compare(type, one, other) > 0 ? other : one;
    }

    private static byte[] greater(ColumnType type, byte @Nullable [] one, byte[] other) {
        return one == null || compare(type, one, other) < 0 ? other : one;
    }

    private static int compare(ColumnType type, byte[] one, byte[] other) {
        return switch (type) {
            case TEXT -> Arrays.compareUnsigned(one, other);
            case DOUBLE ->
                    Double.compare(
                            Double.longBitsToDouble(PageBounds.whole(one)),
                            Double.longBitsToDouble(PageBounds.whole(other)));
            case INT32, INT64, TIMESTAMP ->
                    Long.compare(PageBounds.whole(one), PageBounds.whole(other));
        };
    }

    private record Place(long at, int bytes) {}
}
