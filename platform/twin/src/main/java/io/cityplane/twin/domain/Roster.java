package io.cityplane.twin.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Entities by age, oldest first: all of a tenant, or those of a type.
///
/// The writer adds; any thread reads at the same time, and skips who is gone since: a place whose
/// birth is another, or that {@link Entry#test} does not want. When half of them are gone, they are
/// swept out.
final class Roster {

    private static final int LEAST_SWEPT = 64;

    private volatile Page page = new Page(new @Nullable Cell[8], new long[8]);
    private volatile int size;
    private int gone;

    /// Adds an entity; mostly the youngest, so at the end.
    void add(Cell cell, long birth) {
        var count = size;
        var at = count;
        var births = page.births;
        if (count > 0 && births[count - 1] >= birth) {
            at = Arrays.binarySearch(births, 0, count, birth);
            if (at >= 0) {
                // It was of this type before and never swept out.
                gone--;
                return;
            }
            at = -at - 1;
        }
        if (at == count && count < births.length) {
            births[count] = birth;
            page.cells[count] = cell;
        } else {
            page = page.with(at, count, cell, birth);
        }
        size = count + 1;
    }

    /// How many there are, some of whom may be gone.
    int size() {
        return size;
    }

    /// Notes that an entity is gone from here.
    void remove(Entry stays) {
        gone++;
        if (gone >= LEAST_SWEPT && gone > size / 2) {
            sweep(stays);
        }
    }

    private void sweep(Entry stays) {
        var old = page;
        var swept = new Page(new @Nullable Cell[size - gone + 8], new long[size - gone + 8]);
        var count = 0;
        for (var i = 0; i < size; i++) {
            var cell = old.cells[i];
            if (cell != null && cell.birth() == old.births[i] && stays.test(cell)) {
                if (count == swept.cells.length) {
                    swept = swept.with(count, count, cell, old.births[i]);
                } else {
                    swept.cells[count] = cell;
                    swept.births[count] = old.births[i];
                }
                count++;
            }
        }
        page = swept;
        size = count;
        gone = 0;
    }

    /// Goes through those that are here now, oldest first.
    Cursor cursor() {
        // In this order: what follows the size in time has at least so many, or was swept.
        var count = size;
        return new Cursor(page, count);
    }

    /// Tells whether an entity belongs to a roster.
    interface Entry {
        boolean test(Cell cell);
    }

    /// Reads a roster once.
    static final class Cursor {

        private final Page page;
        private final int size;
        private int next;
        private long birth;

        private Cursor(Page page, int size) {
            this.page = page;
            this.size = Math.min(size, page.cells.length);
        }

        /// The next that may be here still; null at the end.
        @Nullable Cell next() {
            while (next < size) {
                var at = next++;
                var cell = page.cells[at];
                if (cell != null && cell.birth() == page.births[at]) {
                    birth = page.births[at];
                    return cell;
                }
            }
            return null;
        }

        /// Of the one that {@link #next} gave.
        long birth() {
            return birth;
        }
    }

    private static final class Page {

        private final @Nullable Cell[] cells;
        private final long[] births;

        private Page(@Nullable Cell[] cells, long[] births) {
            this.cells = cells;
            this.births = births;
        }

        /// A larger copy with one more.
        private Page with(int at, int count, Cell cell, long birth) {
            var length = Math.max(count + 8, count + count / 2);
            var moreCells = Arrays.copyOf(cells, length);
            var moreBirths = Arrays.copyOf(births, length);
            System.arraycopy(cells, at, moreCells, at + 1, count - at);
            System.arraycopy(births, at, moreBirths, at + 1, count - at);
            moreCells[at] = cell;
            moreBirths[at] = birth;
            return new Page(moreCells, moreBirths);
        }
    }
}
