package io.cityplane.twin.parquet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads FileMetaData of parquet.thrift, as far as {@link FooterWriter} writes it.
final class FooterReader {

    private final ThriftReader thrift;
    private final Indexes indexes;
    private List<Column> columns = List.of();
    private List<RowGroup> groups = List.of();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private long rows = -1;

    /// Reads bytes of the file that are not in the footer itself.
    interface Indexes {
        ByteSource at(long begin, long bytes);
    }

    FooterReader(ByteSource footer, Indexes indexes) {
        thrift = new ThriftReader(footer);
        this.indexes = indexes;
    }

    FooterReader read() {
        while (thrift.next()) {
            switch (thrift.field()) {
                case 2 -> schema();
                case 3 -> rows = thrift.int64();
                case 4 -> groups = thrift.list(this::group);
                case 5 -> thrift.list(this::pair);
                default -> thrift.skip();
            }
        }
        if (columns.isEmpty() || rows != groups.stream().mapToLong(RowGroup::rows).sum()) {
            throw new DamagedFile("a footer without columns, or of another number of rows");
        }
        return this;
    }

    List<Column> columns() {
        return columns;
    }

    List<RowGroup> groups() {
        return groups;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    long rows() {
        return rows;
    }

    private void schema() {
        var all = thrift.list(this::element);
        columns = List.copyOf(all.subList(1, all.size()));
    }

    /// The first is the table itself, and is not used.
    private Column element() {
        var physical = -1;
        var converted = -1;
        var optional = 0;
        var name = "";
        thrift.struct();
        while (thrift.next()) {
            switch (thrift.field()) {
                case 1 -> physical = thrift.int32();
                case 3 -> optional = thrift.int32();
                case 4 -> name = thrift.text();
                case 6 -> converted = thrift.int32();
                default -> thrift.skip();
            }
        }
        var presence = optional == 1 ? Column.Presence.OPTIONAL : Column.Presence.REQUIRED;
        return new Column(name, type(physical, converted), presence, Column.Bounds.NOTED);
    }

    private static ColumnType type(int physical, int converted) {
        return switch (physical) {
            case -1, 1 -> ColumnType.INT32;
            case 2 ->
                    converted == ColumnType.TIMESTAMP.converted()
                            ? ColumnType.TIMESTAMP
                            : ColumnType.INT64;
            case 5 -> ColumnType.DOUBLE;
            case 6 -> ColumnType.TEXT;
            default -> throw new DamagedFile("a column of type " + physical);
        };
    }

    private RowGroup group() {
        List<Chunk> chunks = new ArrayList<>();
        var count = -1;
        thrift.struct();
        while (thrift.next()) {
            switch (thrift.field()) {
                case 1 -> chunks = thrift.list(this::chunk);
                case 3 -> count = thrift.int32();
                default -> thrift.skip();
            }
        }
        var pages = chunks.isEmpty() ? 0 : chunks.getFirst().offsets().size();
        for (var chunk : chunks) {
            if (chunk.offsets().size() != pages) {
                throw new DamagedFile("columns of several numbers of pages");
            }
        }
        if (chunks.size() != columns.size() || pages == 0 || count <= 0) {
            throw new DamagedFile("a row group without some column");
        }
        return new RowGroup(count, chunks);
    }

    private Chunk chunk() {
        var said = new Metadata();
        long[] places = new long[4];
        thrift.struct();
        while (thrift.next()) {
            switch (thrift.field()) {
                case 3 -> metadata(said);
                case 4, 5, 6, 7 -> places[thrift.field() - 4] = thrift.int64();
                default -> thrift.skip();
            }
        }
        var offsets = PageOffsets.read(new ThriftReader(indexes.at(places[0], places[1])));
        var bounds =
                places[3] == 0
                        ? PageBounds.NONE
                        : PageBounds.read(new ThriftReader(indexes.at(places[2], places[3])));
        if (!bounds.pages().isEmpty() && bounds.pages().size() != offsets.size()) {
            throw new DamagedFile("a ColumnIndex of another length");
        }
        return new Chunk(
                said.dictionaryAt >= 0 ? Encoding.DICTIONARY : said.encoding,
                said.dictionaryAt,
                said.dictionaryAt >= 0 ? said.dictionaryAt : said.dataAt,
                said.bytes,
                said.plainBytes,
                offsets,
                bounds);
    }

    private void metadata(Metadata said) {
        thrift.struct();
        while (thrift.next()) {
            switch (thrift.field()) {
                case 2 -> said.encoding = thrift.list(thrift::int32).getFirst();
                case 4 -> {
                    if (thrift.int32() != Encoding.ZSTD) {
                        throw new DamagedFile("compressed otherwise than by zstd");
                    }
                }
                case 6 -> said.plainBytes = thrift.int64();
                case 7 -> said.bytes = thrift.int64();
                case 9 -> said.dataAt = thrift.int64();
                case 11 -> said.dictionaryAt = thrift.int64();
                default -> thrift.skip();
            }
        }
    }

    private String pair() {
        var key = "";
        var value = "";
        thrift.struct();
        while (thrift.next()) {
            switch (thrift.field()) {
                case 1 -> key = thrift.text();
                case 2 -> value = thrift.text();
                default -> thrift.skip();
            }
        }
        metadata.put(key, value);
        return key;
    }

    private static final class Metadata {
        private int encoding;
        private long bytes;
        private long plainBytes;
        private long dataAt = -1;
        private long dictionaryAt = -1;
    }
}
