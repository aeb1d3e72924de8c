package io.cityplane.twin.parquet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The distinct values of a column in a row group, in the order in which they come first, and the
/// rows as numbers of them.
///
/// Used again for each column: {@link #ofTexts} or {@link #ofDoubles}, then what it found.
final class Dictionary {

    /// A reader of one page reads the dictionary too.
    private static final int MOST_DOUBLES = 1 << 15;

    private static final int MOST_TEXT_BYTES = 1 << 20;

    private final long[] codes;
    private final long[] keys = new long[MOST_DOUBLES * 4];
    private final int[] places = new int[MOST_DOUBLES * 4];
    private final ByteSink values = new ByteSink();
    private int size;

    Dictionary(int rows) {
        codes = new long[rows];
    }

    /// Whether there are so few that a dictionary takes less than the values.
    boolean ofDoubles(double[] doubles, int count) {
        clear();
        Arrays.fill(places, 0);
        for (var i = 0; i < count; i++) {
            var key = Double.doubleToRawLongBits(doubles[i]);
            var place = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 47);
            while (places[place] != 0 && keys[place] != key) {
                place = (place + 1) & (places.length - 1);
            }
            if (places[place] == 0) {
                if (size == MOST_DOUBLES || size > count / 3) {
                    return false;
                }
                keys[place] = key;
                places[place] = ++size;
                values.int64(key);
            }
            codes[i] = places[place] - 1L;
        }
        return size > 0;
    }

    /// Texts that are one array are not compared.
    @SuppressWarnings("ReferenceEquality")
    boolean ofTexts(byte[][] texts, int count) {
        clear();
        var known = new HashMap<Key, Integer>();
        byte[] last = null;
        var code = 0;
        for (var i = 0; i < count; i++) {
            var text = texts[i];
            if (text != last) {
                last = text;
                code = codeOf(text, known);
                if (values.size() > MOST_TEXT_BYTES || size > 16 + count / 3) {
                    return false;
                }
            }
            codes[i] = code;
        }
        return size > 0;
    }

    private int codeOf(byte[] text, Map<Key, Integer> known) {
        var key = new Key(text);
        var code = known.putIfAbsent(key, size);
        if (code != null) {
            return code;
        }
        values.int32(text.length);
        values.raw(text);
        return size++;
    }

    private void clear() {
        size = 0;
        values.clear();
    }

    /// Of each row that has a value.
    long[] codes() {
        return codes;
    }

    /// PLAIN.
    ByteSink values() {
        return values;
    }

    int size() {
        return size;
    }

    /// Bits of a code.
    int width() {
        return Math.max(1, BitPacking.widthOf(size - 1L));
    }

    private static final class Key {

        private final byte[] text;
        private final int hash;

        private Key(byte[] text) {
            this.text = text;
            this.hash = Arrays.hashCode(text);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(text, key.text);
        }
    }
}
