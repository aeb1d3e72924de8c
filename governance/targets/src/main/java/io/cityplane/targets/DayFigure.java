package io.cityplane.targets;

import java.time.LocalDate;

/// A figure as it was published for a day.
///
/// @param provenance whether a signed correction stands in the place of what was counted
public record DayFigure(LocalDate day, Figure figure, Standing published, Provenance provenance) {

    public enum Provenance {
        COUNTED,
        CORRECTED
    }
}
