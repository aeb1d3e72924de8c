package io.cityplane.twin.parquet;

/// DELTA_BINARY_PACKED: whole numbers as distances from the one before, in blocks of 128 numbers,
/// four mini-blocks each.
final class DeltaCoding {

    private static final int BLOCK = 128;
    private static final int MINI_BLOCKS = 4;
    private static final int MINI_BLOCK = BLOCK / MINI_BLOCKS;

    private final long[] deltas = new long[BLOCK];

    /// @param count at least 1
    void encode(long[] numbers, int from, int count, ByteSink to) {
        to.varint(BLOCK);
        to.varint(MINI_BLOCKS);
        to.varint(count);
        to.zigzag(numbers[from]);
        for (var i = 1; i < count; i += BLOCK) {
            block(numbers, from + i, Math.min(BLOCK, count - i), to);
        }
    }

    private void block(long[] numbers, int from, int count, ByteSink to) {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < count; i++) {
            deltas[i] = numbers[from + i] - numbers[from + i - 1];
            least = Math.min(least, deltas[i]);
        }
        to.zigzag(least);
        var widths = to.skip(MINI_BLOCKS);
        for (var mini = 0; mini < MINI_BLOCKS; mini++) {
            var begin = mini * MINI_BLOCK;
            var bits = 0L;
            for (var i = begin; i < begin + MINI_BLOCK; i++) {
                deltas[i] = i < count ? deltas[i] - least : 0;
                bits |= deltas[i];
            }
            var width = BitPacking.widthOf(bits);
            to.array()[widths + mini] = (byte) width;
            if (begin < count) {
                BitPacking.pack(deltas, begin, MINI_BLOCK, width, to);
            }
        }
    }

    /// @param count as many as must be there
    void decode(ByteSource from, long[] into, int count) {
        if (from.varint() != BLOCK || from.varint() != MINI_BLOCKS || from.varint() != count) {
            throw new DamagedFile("delta-coded numbers of another form, or not as many");
        }
        var last = from.zigzag();
        into[0] = last;
        for (var i = 1; i < count; ) {
            var least = from.zigzag();
            var widths = from.skip(MINI_BLOCKS);
            for (var mini = 0; mini < MINI_BLOCKS && i < count; mini++) {
                var width = from.array()[widths + mini];
                if (width < 0 || width > 64) {
                    throw new DamagedFile("a width of %d bits".formatted(width));
                }
                var some = Math.min(MINI_BLOCK, count - i);
                var at = from.skip(MINI_BLOCK / 8L * width);
                if (width == 0) {
                    for (var end = i + some; i < end; i++) {
                        into[i] = last += least;
                    }
                } else {
                    BitPacking.unpack(from.array(), at, width, into, i, some);
                    for (var end = i + some; i < end; i++) {
                        into[i] = last += least + into[i];
                    }
                }
            }
        }
    }
}
