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

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(rows, size);
    }
}
