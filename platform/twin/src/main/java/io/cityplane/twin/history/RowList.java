package io.cityplane.twin.history;

import java.util.Arrays;

/// Numbers of rows, growing.
final class RowList {

    private int[] rows = new int[64];
    private int size;

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
    }

    int get(int index) {
        return rows[index];
    }

    int size() {
        return size;
    }

    /// Turns round those from one on.
    void reverse(int from) {
        for (int i = from, j = size - 1; i < j; i++, j--) {
            var row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    void clear() {
        size = 0;
    }
}
