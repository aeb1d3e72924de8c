package io.cityplane.twin.history;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What rows say that does not fit into them: values that are no numbers, sub-attributes, headings.
/// One thread adds, any reads.
final class Extras {

    private static final int PIECE = 1 << 10;

    private volatile @Nullable Object[][] pieces = new @Nullable Object[8][];
    private int size;

    /// Adds one, and says its number.
    int add(Object extra) {
        var piece = size / PIECE;
        if (piece == pieces.length) {
            pieces = Arrays.copyOf(pieces, piece * 2);
        }
        if (size % PIECE == 0) {
            pieces[piece] = new @Nullable Object[PIECE];
        }
        pieces[piece][size % PIECE] = extra;
        return size++;
    }

    /// One that a row names which is seen.
    Object get(int number) {
        var extra = pieces[number / PIECE][number % PIECE];
        if (extra == null) {
            throw new IllegalStateException("no extra has the number " + number);
        }
        return extra;
    }
}
