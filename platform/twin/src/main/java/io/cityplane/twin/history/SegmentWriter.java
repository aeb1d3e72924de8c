package io.cityplane.twin.history;

import io.cityplane.twin.parquet.ColumnType;
import io.cityplane.twin.parquet.ParquetWriter;
import io.cityplane.twin.parquet.Rows;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/// Writes rows, in their order, into a file. For one thread.
final class SegmentWriter implements AutoCloseable {

    static final String FORMAT = "cityplane.history";
    static final String VERSION = "1";

    private final Path path;
    private final Pace pace;
    private final ParquetWriter file;
    private final Rows rows = new Rows(SegmentColumns.ALL, ParquetWriter.GROUP_ROWS);
    private long count;
    private long leastTime = Long.MAX_VALUE;
    private long mostTime = Long.MIN_VALUE;
    private long leastRecorded = Long.MAX_VALUE;
    private long mostRecorded = Long.MIN_VALUE;

    /// Begins a file.
    ///
    /// @param pace how much it leaves to others
    SegmentWriter(Path path, Pace pace) throws IOException {
        this.path = path;
        this.pace = pace;
        this.file = new ParquetWriter(path, SegmentColumns.ALL, SegmentColumns.SORTED_BY);
    }

    /// Adds a row, which comes after the one before.
    void add(SegmentRow row) throws IOException {
        var at = rows.size();
        rows.resize(at + 1);
        rows.texts(SegmentColumns.TENANT)[at] = row.tenant;
        rows.texts(SegmentColumns.ENTITY)[at] = row.entity;
        rows.texts(SegmentColumns.ATTRIBUTE)[at] = row.attribute;
        rows.texts(SegmentColumns.DATASET)[at] = row.dataset;
        rows.longs(SegmentColumns.TIME)[at] = row.time;
        rows.longs(SegmentColumns.RECORDED_AT)[at] = row.recordedAt;
        rows.texts(SegmentColumns.OPERATION)[at] = row.operation;
        rows.doubles(SegmentColumns.NUMBER)[at] = row.number;
        rows.present(SegmentColumns.NUMBER)[at] = row.isNumber;
        text(SegmentColumns.TEXT, at, row.text);
        whole(SegmentColumns.TRUTH, at, row.truth);
        text(SegmentColumns.JSON, at, row.json);
        text(SegmentColumns.UNIT, at, row.unit);
        text(SegmentColumns.KIND, at, row.kind);
        text(SegmentColumns.SUB_ATTRIBUTES, at, row.subAttributes);
        text(SegmentColumns.HEADING, at, row.heading);
        whole(SegmentColumns.ENTITY_NUMBER, at, row.entityNumber);
        rows.longs(SegmentColumns.QUALITY)[at] = row.quality;
        rows.longs(SegmentColumns.WRITER)[at] = row.writer;
        rows.longs(SegmentColumns.PARTITION)[at] = row.partition;
        rows.longs(SegmentColumns.OFFSET)[at] = row.offset;
        leastTime = Math.min(leastTime, row.time);
        mostTime = Math.max(mostTime, row.time);
        leastRecorded = Math.min(leastRecorded, row.recordedAt);
        mostRecorded = Math.max(mostRecorded, row.recordedAt);
        count++;
        if (rows.isFull()) {
            flush();
        }
    }

    private void text(int column, int at, byte @Nullable [] text) {
        rows.present(column)[at] = text != null;
        if (text != null) {
            rows.texts(column)[at] = text;
        }
    }

    private void whole(int column, int at, int number) {
        rows.present(column)[at] = number >= 0;
        rows.longs(column)[at] = number;
    }

    private void flush() throws IOException {
        file.write(rows);
        for (var column = 0; column < SegmentColumns.ALL.size(); column++) {
            if (SegmentColumns.ALL.get(column).type() == ColumnType.TEXT) {
                Arrays.fill(rows.texts(column), SegmentRow.NOTHING);
            }
        }
        rows.resize(0);
        if (pace.rests()) {
            file.force();
            pace.rest();
        }
    }

    long rows() {
        return count;
    }

    /// Makes the file durable under its name.
    SegmentInfo finish(int level, long firstBatch, long lastBatch) throws IOException {
        file.write(rows);
        var bytes = file.finish(Map.of(FORMAT, VERSION));
        return new SegmentInfo(
                path.getFileName().toString(),
                level,
                count,
                bytes,
                checksum(path),
                leastTime,
                mostTime,
                leastRecorded,
                mostRecorded,
                firstBatch,
                lastBatch);
    }

    /// CRC-32C of a whole file.
    static int checksum(Path file) throws IOException {
        var checksum = new CRC32C();
        var buffer = new byte[1 << 18];
        try (var in = Files.newInputStream(file)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                checksum.update(buffer, 0, count);
            }
        }
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
