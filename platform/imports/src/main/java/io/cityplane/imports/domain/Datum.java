package io.cityplane.imports.domain;

import java.util.Optional;

/// What a file's coordinates are measured against.
///
/// GCJ-02 is the datum of maps published in China: WGS-84, shifted by some 300 to 700 m that differ
/// from place to place. BD-09 shifts GCJ-02 once more. Neither has a published standard: the shift
/// is the one that independent implementations agree on. Outside China all three are the same.
enum Datum {
    WGS_84("WGS-84"),
    GCJ_02("GCJ-02"),
    BD_09("BD-09");

    /// The way back is searched until it is this near, in degrees: 0.1 mm on the ground.
    private static final double NEAR_ENOUGH = 1e-9;

    /// Each step gains three digits or so; more are only taken where a shift begins or ends.
    private static final int MOST_STEPS = 20;

    private final String word;

    Datum(String word) {
        this.word = word;
    }

    /// As mappings and people write it.
    String word() {
        return word;
    }

    static Optional<Datum> find(String word) {
        for (var datum : values()) {
            if (datum.word.equals(word)) {
                return Optional.of(datum);
            }
        }
        return Optional.empty();
    }

    /// Where a place of this datum is in WGS-84, to 0.1 mm of what {@link #fromWgs84} undoes.
    Place toWgs84(Place place) {
        if (this == WGS_84 || !ChinaShift.covers(place)) {
            return place;
        }
        var guess = place;
        for (var step = 0; step < MOST_STEPS; step++) {
            var shifted = fromWgs84(guess);
            var east = place.longitude() - shifted.longitude();
            var north = place.latitude() - shifted.latitude();
            guess = guess.plus(east, north);
            if (Math.abs(east) < NEAR_ENOUGH && Math.abs(north) < NEAR_ENOUGH) {
                break;
            }
        }
        return guess;
    }

    /// Where a place of WGS-84 is in this datum.
    Place fromWgs84(Place place) {
        return ChinaShift.covers(place)
                ? switch (this) {
                    case WGS_84 -> place;
                    case GCJ_02 -> ChinaShift.gcj02(place);
                    case BD_09 -> ChinaShift.bd09(ChinaShift.gcj02(place));
                }
                : place;
    }
}
