package io.cityplane.twin.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as columns of values, in arrays that are filled, written or read, and used again.
///
/// The arrays are handed out as they are, for speed: index is the row, valid up to {@link #size}.
/// Not for several threads.
public final class Rows {

    private final List<Column> columns;
    private final int capacity;
    private final long[][] longs;
    private final double[][] doubles;
    private final byte[][][] texts;
    private final boolean[][] present;
    private int size;

    public Rows(List<Column> columns, int capacity) {
        this.columns = List.copyOf(columns);
        this.capacity = capacity;
        var count = columns.size();
        longs = new long[count][];
        doubles = new double[count][];
        texts = new byte[count][][];
        present = new boolean[count][];
        for (var i = 0; i < count; i++) {
            var column = columns.get(i);
            switch (column.type()) {
                case INT32, INT64, TIMESTAMP -> longs[i] = new long[capacity];
                case DOUBLE -> doubles[i] = new double[capacity];
                case TEXT -> texts[i] = new byte[capacity][];
            }
            if (column.isOptional()) {
                present[i] = new boolean[capacity];
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public int capacity() {
        return capacity;
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == capacity;
    }

    /// Sets how many rows there are.
    ///
    /// @throws IndexOutOfBoundsException beyond {@link #capacity}
    public void resize(int rows) {
        if (rows < 0 || rows > capacity) {
            throw new IndexOutOfBoundsException("%d rows of %d".formatted(rows, capacity));
        }
        size = rows;
    }

    /// Of a column of whole numbers.
    public long[] longs(int column) {
        return longs[column];
    }

    public double[] doubles(int column) {
        return doubles[column];
    }

    /// UTF-8. Rows that say the same do best to share one array.
    public byte[][] texts(int column) {
        return texts[column];
    }

    /// Of a column that may be absent, whether it is there.
    public boolean[] present(int column) {
        return present[column];
    }

    boolean isPresent(int column, int row) {
        var known = presentOrNull(column);
        return known == null || known[row];
    }

    private boolean @Nullable [] presentOrNull(int column) {
        return present[column];
    }
}
