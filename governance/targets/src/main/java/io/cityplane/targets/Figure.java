package io.cityplane.targets;

import java.util.EnumMap;
import java.util.Map;

/// What an indicator has come to, within what one viewer may see.
///
/// @param standings by every measure
public record Figure(IndicatorCode indicator, Map<Measure, Standing> standings) {

    public Figure {
        standings = Map.copyOf(new EnumMap<>(standings));
    }

    public Standing by(Measure measure) {
        return standings.getOrDefault(measure, Standing.NONE);
    }

    /// What counts.
    public Standing headline() {
        return by(Measure.ACCEPTED);
    }
}
