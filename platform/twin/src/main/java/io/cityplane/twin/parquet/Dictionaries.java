package io.cityplane.twin.parquet;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/// The dictionaries that a reader has read last, for the next page of the same row group.
final class Dictionaries {

    static final Known NONE = new Known(new double[0], new byte[0][]);

    /// As many as a table has columns, and those of a second file.
    private static final int MOST = 24;

    private final LinkedHashMap<Key, Known> last = new LinkedHashMap<>();

    /// Of a column of a row group.
    static final class Known {
        private final double[] doubles;
        private final byte[][] texts;

        Known(double[] doubles, byte[][] texts) {
            this.doubles = doubles;
            this.texts = texts;
        }

        double[] doubles() {
            return doubles;
        }

        byte[][] texts() {
            return texts;
        }
    }

    Known of(ParquetFile file, int group, int column, Supplier<Known> read) {
        var key = new Key(file, group, column);
        var known = last.get(key);
        if (known == null) {
            known = read.get();
            if (last.size() == MOST) {
                last.pollFirstEntry();
            }
            last.put(key, known);
        }
        return known;
    }

    static Known read(ByteSource page, ColumnType type) {
        if (type == ColumnType.DOUBLE) {
            var doubles = new double[page.remaining() / Double.BYTES];
            for (var i = 0; i < doubles.length; i++) {
                doubles[i] = Double.longBitsToDouble(page.int64());
            }
            return new Known(doubles, new byte[0][]);
        }
        var texts = new byte[16][];
        var count = 0;
        while (page.remaining() > 0) {
            if (count == texts.length) {
                texts = Arrays.copyOf(texts, count * 2);
            }
            texts[count++] = text(page);
        }
        return new Known(new double[0], Arrays.copyOf(texts, count));
    }

    /// PLAIN.
    static byte[] text(ByteSource from) {
        var size = from.int32();
        var at = from.skip(size);
        return Arrays.copyOfRange(from.array(), at, at + size);
    }

    private record Key(ParquetFile file, int group, int column) {}
}
