package io.cityplane.twin.parquet;

/// Numbers of so many bits one after the other, the lowest bits first.
final class BitPacking {

    /// Up to this width a number lies within eight bytes from the byte it begins in.
    private static final int WITHIN_A_WORD = 57;

    private BitPacking() {}

    /// @param count a multiple of 8
    /// @param width 0 to 64; what is above it in the numbers must be 0
    static void pack(long[] numbers, int from, int count, int width, ByteSink to) {
        if (width == 0) {
            return;
        }
        var bytes = count / 8 * width;
        var at = to.skip(bytes + Long.BYTES);
        var array = to.array();
        var word = 0L;
        var filled = 0;
        for (var i = from; i < from + count; i++) {
            var number = numbers[i];
            word |= number << filled;
            filled += width;
            if (filled >= 64) {
                ByteSink.INT64.set(array, at, word);
                at += Long.BYTES;
                filled -= 64;
                word = filled == 0 ? 0 : number >>> (width - filled);
            }
        }
        ByteSink.INT64.set(array, at, word);
        to.giveBack(Long.BYTES);
    }

    /// @param bytes with 8 more behind the packed ones
    static void unpack(byte[] bytes, int at, int width, long[] into, int from, int count) {
        var mask = width == 64 ? -1L : (1L << width) - 1;
        var bit = (long) at << 3;
        for (var i = from; i < from + count; i++, bit += width) {
            var first = (int) (bit >>> 3);
            var shift = (int) (bit & 7);
            var number = (long) ByteSink.INT64.get(bytes, first) >>> shift;
            if (width > WITHIN_A_WORD && shift + width > 64) {
                number |= (bytes[first + 8] & 0xffL) << (64 - shift);
            }
            into[i] = number & mask;
        }
    }

    static int widthOf(long highest) {
        return 64 - Long.numberOfLeadingZeros(highest);
    }
}
