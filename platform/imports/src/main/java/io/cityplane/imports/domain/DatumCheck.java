package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks of a file's places what they would be if its datum were another one.
///
/// A wrong datum shifts every place by some hundred metres, so that the places near a border or a
/// shore fall outside. Only the first places are tried: the shift is the same for all.
final class DatumCheck {

    private static final int MOST_PLACES = 20_000;

    /// Fewer may be chance.
    private static final long LEAST_GAIN = 5;

    /// Of all places, in percent.
    private static final long LEAST_GAIN_PERCENT = 1;

    private final Areas areas;
    private final Datum stated;
    private final Map<Datum, Long> inside = new EnumMap<>(Datum.class);
    private long places;

    DatumCheck(Areas areas, Datum stated) {
        this.areas = areas;
        this.stated = stated;
        for (var datum : Datum.values()) {
            inside.put(datum, 0L);
        }
    }

    /// @param place as the file has it
    void note(Place place) {
        if (places == MOST_PLACES) {
            return;
        }
        places++;
        for (var datum : Datum.values()) {
            if (areas.find(datum.toWgs84(place)).isPresent()) {
                inside.merge(datum, 1L, Long::sum);
            }
        }
    }

    Optional<Finding> finding() {
        var best = stated;
        for (var datum : Datum.values()) {
            if (inside(datum) > inside(best)) {
                best = datum;
            }
        }
        var gain = inside(best) - inside(stated);
        if (gain < LEAST_GAIN || gain * 100 < places * LEAST_GAIN_PERCENT) {
            return Optional.empty();
        }
        var what =
                "of %d places %d lie in an area as %s, which the mapping states, but %d as %s"
                        .formatted(
                                places, inside(stated), stated.word(), inside(best), best.word());
        return Optional.of(
                new Finding(
                        Sign.WRONG_DATUM_SUSPECTED,
                        what,
                        ("Ask whoever made the file for its datum. If it is %s, write `datum: %s`"
                                        + " and import again.")
                                .formatted(best.word(), best.word()),
                        places - inside(stated),
                        List.of()));
    }

    private long inside(Datum datum) {
        return inside.getOrDefault(datum, 0L);
    }
}
