package io.cityplane.twin.parquet;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Writes the columns of a row group, page by page.
final class ChunkWriter {

    private final int pageRows;
    private final ByteSink to;
    private final PageWriter pages;
    private final ByteSink page = new ByteSink();
    private final DeltaCoding deltas = new DeltaCoding();
    private final RunCoding runs = new RunCoding();
    private final Dictionary dictionary;
    private final long[] levels;
    private final double[] doubles;
    private final byte[][] texts;
    private final long[] longs;

    ChunkWriter(int rows, int pageRows, ByteSink to, PageWriter pages) {
        this.pageRows = pageRows;
        this.to = to;
        this.pages = pages;
        dictionary = new Dictionary(rows);
        levels = new long[pageRows];
        doubles = new double[rows];
        texts = new byte[rows][];
        longs = new long[rows];
    }

    /// @param at where in the file `to` begins
    Chunk write(Rows rows, int number, long at) {
        var column = rows.columns().get(number);
        var there = gather(rows, number);
        var encoding = encoding(column, there);
        var begin = to.size();
        var plain = 0L;
        if (encoding == Encoding.DICTIONARY) {
            plain += pages.dictionary(dictionary);
        }
        var spots = new ArrayList<PageOffsets.Spot>();
        var bounds = new ArrayList<PageBounds.Page>();
        var isBounded = column.bounds() == Column.Bounds.NOTED;
        var value = 0;
        for (var row = 0; row < rows.size(); row += pageRows) {
            var count = Math.min(pageRows, rows.size() - row);
            page.clear();
            var some = levels(rows, number, row, count);
            values(column, encoding, value, some);
            var from = to.size();
            plain += pages.data(page, count, encoding);
            spots.add(new PageOffsets.Spot(at + from, to.size() - from, row));
            var noted = isBounded ? bounds(column, value, value + some, count - some) : null;
            if (noted == null) {
                isBounded = false;
            } else {
                bounds.add(noted);
            }
            value += some;
        }
        return new Chunk(
                encoding,
                encoding == Encoding.DICTIONARY ? at + begin : -1,
                at + begin,
                to.size() - begin,
                plain,
                PageOffsets.of(spots),
                isBounded ? new PageBounds(bounds) : PageBounds.NONE);
    }

    /// Lines up the values that are there, and says how many.
    private int gather(Rows rows, int column) {
        var count = 0;
        var type = rows.columns().get(column).type();
        for (var row = 0; row < rows.size(); row++) {
            if (rows.isPresent(column, row)) {
                switch (type) {
                    case INT32, INT64, TIMESTAMP -> longs[count] = rows.longs(column)[row];
                    case DOUBLE -> doubles[count] = rows.doubles(column)[row];
                    case TEXT -> texts[count] = rows.texts(column)[row];
                }
                count++;
            }
        }
        return count;
    }

    private int encoding(Column column, int count) {
        return switch (column.type()) {
            case INT32, INT64, TIMESTAMP -> Encoding.DELTA;
            case DOUBLE ->
                    dictionary.ofDoubles(doubles, count) ? Encoding.DICTIONARY : Encoding.PLAIN;
            case TEXT -> dictionary.ofTexts(texts, count) ? Encoding.DICTIONARY : Encoding.PLAIN;
        };
    }

    /// Says of each row whether it has a value, if it may have none; and how many have one.
    private int levels(Rows rows, int column, int from, int count) {
        if (!rows.columns().get(column).isOptional()) {
            return count;
        }
        var there = 0;
        for (var i = 0; i < count; i++) {
            levels[i] = rows.isPresent(column, from + i) ? 1 : 0;
            there += (int) levels[i];
        }
        var at = page.skip(Integer.BYTES);
        runs.encode(levels, 0, count, 1, page);
        ByteSink.INT32.set(page.array(), at, page.size() - at - Integer.BYTES);
        return there;
    }

    private void values(Column column, int encoding, int from, int count) {
        switch (encoding) {
            case Encoding.DICTIONARY -> {
                page.octet(dictionary.width());
                runs.encode(dictionary.codes(), from, count, dictionary.width(), page);
            }
            case Encoding.DELTA -> {
                if (count > 0) {
                    deltas.encode(longs, from, count, page);
                }
            }
            default -> plain(column, from, count);
        }
    }

    private void plain(Column column, int from, int count) {
        for (var i = from; i < from + count; i++) {
            if (column.type() == ColumnType.DOUBLE) {
                page.int64(Double.doubleToRawLongBits(doubles[i]));
            } else {
                page.int32(texts[i].length);
                page.raw(texts[i]);
            }
        }
    }

    private PageBounds.@Nullable Page bounds(Column column, int from, int to, int absent) {
        return switch (column.type()) {
            case INT32, INT64, TIMESTAMP ->
                    PageBounds.ofLongs(column.type(), longs, from, to, absent);
            case DOUBLE -> PageBounds.ofDoubles(doubles, from, to, absent);
            case TEXT -> PageBounds.ofTexts(texts, from, to, absent);
        };
    }
}
