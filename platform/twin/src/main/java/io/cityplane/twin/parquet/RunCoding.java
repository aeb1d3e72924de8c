package io.cityplane.twin.parquet;

import java.util.Arrays;

/// The RLE and bit-packing hybrid: small numbers as runs of one, or eight by eight as they come.
final class RunCoding {

    /// A shorter run takes no less as a run.
    private static final int SHORTEST_RUN = 8;

    private long[] packed = new long[64];

    void encode(long[] numbers, int from, int count, int width, ByteSink to) {
        var end = from + count;
        var waiting = from;
        for (var i = from; i < end; ) {
            var same = i + 1;
            while (same < end && numbers[same] == numbers[i]) {
                same++;
            }
            // What waits must be whole groups of eight, so a run may have to lend it some.
            var begin = Math.min(same, i + (SHORTEST_RUN - (i - waiting) % 8) % 8);
            if (same - begin >= SHORTEST_RUN) {
                pack(numbers, waiting, begin - waiting, width, to);
                to.varint((long) (same - begin) << 1);
                for (var bits = 0; bits < width; bits += 8) {
                    to.octet((int) (numbers[i] >>> bits));
                }
                waiting = same;
            }
            i = same;
        }
        pack(numbers, waiting, end - waiting, width, to);
    }

    private void pack(long[] numbers, int from, int count, int width, ByteSink to) {
        if (count == 0) {
            return;
        }
        var groups = (count + 7) / 8;
        if (packed.length < groups * 8) {
            packed = new long[groups * 8];
        }
        System.arraycopy(numbers, from, packed, 0, count);
        Arrays.fill(packed, count, groups * 8, 0);
        to.varint((long) groups << 1 | 1);
        BitPacking.pack(packed, 0, groups * 8, width, to);
    }

    void decode(ByteSource from, int width, long[] into, int count) {
        if (width < 0 || width > 32) {
            throw new DamagedFile("a width of %d bits".formatted(width));
        }
        for (var i = 0; i < count; ) {
            var head = from.varint();
            var some = (int) Math.min((head >>> 1) * ((head & 1) == 1 ? 8 : 1), count - i);
            if (some <= 0) {
                throw new DamagedFile("a run of nothing");
            }
            if ((head & 1) == 1) {
                var at = from.skip((head >>> 1) * width);
                BitPacking.unpack(from.array(), at, width, into, i, some);
            } else {
                var number = 0L;
                for (var bits = 0; bits < width; bits += 8) {
                    number |= (long) from.octet() << bits;
                }
                Arrays.fill(into, i, i + some, number);
            }
            i += some;
        }
    }
}
