package io.cityplane.twin.history;

import io.cityplane.twin.parquet.PageReader;
import io.cityplane.twin.parquet.ParquetWriter;
import io.cityplane.twin.parquet.Rows;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A page of a segment, of which columns are read when they are asked for. For one thread, and for
/// one segment after the other.
final class PageCursor implements AutoCloseable {

    private final PageReader reader = new PageReader();
    private final Rows rows = new Rows(SegmentColumns.ALL, ParquetWriter.PAGE_ROWS);
    private final boolean[] read = new boolean[SegmentColumns.ALL.size()];
    private @Nullable Segment segment;
    private int at = -1;

    /// Goes to a page; what was read of it already stays.
    void go(Segment to, int page) {
        if (segment != null && segment.equals(to) && page == at) {
            return;
        }
        segment = to;
        at = page;
        Arrays.fill(read, false);
        rows.resize(to.file().rowsOf(to.index().group(page), to.index().page(page)));
    }

    int size() {
        return rows.size();
    }

    long[] longs(int column) {
        need(column);
        return rows.longs(column);
    }

    double[] doubles(int column) {
        need(column);
        return rows.doubles(column);
    }

    byte[][] texts(int column) {
        need(column);
        return rows.texts(column);
    }

    /// Of a column that may be absent.
    boolean[] present(int column) {
        need(column);
        return rows.present(column);
    }

    byte @Nullable [] text(int column, int row) {
        return present(column)[row] ? rows.texts(column)[row] : null;
    }

    private void need(int column) {
        var from = segment;
        if (!read[column] && from != null) {
            reader.read(from.file(), from.index().group(at), from.index().page(at), column, rows);
            read[column] = true;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
