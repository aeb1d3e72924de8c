package io.cityplane.twin.domain;

import io.cityplane.twin.Position;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Positions as text, all in base 36: the version of this form, a batch, and the last offset of
/// each partition. `2.1k.0.0.2s.…`
///
/// Every change beyond the offsets is in a later batch than that one: it tells where to begin to
/// read the journal, and is of no other meaning. Version 1 had no batch.
final class Positions {

    private static final Pattern WELL_FORMED =
            Pattern.compile("(1|2\\.[0-9a-z]{1,12})(\\.[0-9a-z]{1,12}){16}");
    private static final int RADIX = 36;

    /// Of who has everything that is in the journal and wants what comes.
    static final Position OF_THE_MOMENT =
            new Position("2.zzzzzzzzzzzz" + ".zzzzzzzzzzzz".repeat(Partitioning.PARTITIONS));

    private Positions() {}

    static Position of(long batch, long[] offsets) {
        var text = new StringJoiner(".");
        text.add("2").add(Long.toString(batch, RADIX));
        for (var offset : offsets) {
            text.add(Long.toString(offset, RADIX));
        }
        return new Position(text.toString());
    }

    /// Empty if this is none of this twin's making.
    static Optional<Place> parse(Position position) {
        if (!WELL_FORMED.matcher(position.text()).matches()) {
            return Optional.empty();
        }
        var parts = position.text().split("\\.", -1);
        var offsets = new long[Partitioning.PARTITIONS];
        var first = parts.length - offsets.length;
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = Long.parseLong(parts[first + i], RADIX);
        }
        return Optional.of(new Place(first == 1 ? 0 : Long.parseLong(parts[1], RADIX), offsets));
    }

    /// How many changes are after a position and not after some offsets; less than 0 if it is no
    /// position of the same journal.
    static long behind(Position position, long[] end) {
        var place = parse(position);
        if (place.isEmpty()) {
            return -1;
        }
        var sum = 0L;
        for (var i = 0; i < end.length; i++) {
            var missing = end[i] - place.get().offsets[i];
            if (missing < 0) {
                return -1;
            }
            sum += missing;
        }
        return sum;
    }

    /// A position in numbers.
    static final class Place {

        private final long batch;
        private final long[] offsets;

        Place(long batch, long[] offsets) {
            this.batch = batch;
            this.offsets = offsets;
        }

        /// Everything beyond is in a later batch than this one.
        long batch() {
            return batch;
        }

        long[] offsets() {
            return offsets;
        }

        /// Whether everything before the offsets is before this one too.
        boolean isAtLeast(long[] others) {
            for (var i = 0; i < offsets.length; i++) {
                if (offsets[i] < others[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
