package io.cityplane.targets;

import java.util.Optional;

/// Which assets of an indicator are asked for, by the URI of their entity.
///
/// @param district its code; empty text for assets that name none
/// @param department as organised today; empty text for the city's own
/// @param after only those behind this URI, to go on
/// @param limit from 1 to {@link #MOST}
public record AssetQuery(
        IndicatorCode indicator,
        Measure measure,
        Optional<String> district,
        Optional<String> department,
        Optional<String> after,
        int limit) {

    public static final int MOST = 1_000;

    public AssetQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("1 to %,d assets, not %d".formatted(MOST, limit));
        }
    }
}
