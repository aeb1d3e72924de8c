package io.cityplane.twin.domain;

import io.cityplane.twin.Position;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Positions as text: the last offset of each partition, in base 36, behind the version of this
/// form. `1.0.0.2s.…`
final class Positions {

    private static final Pattern WELL_FORMED = Pattern.compile("1(\\.[0-9a-z]{1,12}){16}");
    private static final int RADIX = 36;

    private Positions() {}

    static Position of(long[] offsets) {
        var text = new StringJoiner(".");
        text.add("1");
        for (var offset : offsets) {
            text.add(Long.toString(offset, RADIX));
        }
        return new Position(text.toString());
    }

    /// Empty if this is none of this twin's making.
    static Optional<long[]> parse(Position position) {
        if (!WELL_FORMED.matcher(position.text()).matches()) {
            return Optional.empty();
        }
        var parts = position.text().split("\\.", -1);
        var offsets = new long[Partitioning.PARTITIONS];
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = Long.parseLong(parts[i + 1], RADIX);
        }
        return Optional.of(offsets);
    }
}
