package io.cityplane.targets;

import java.util.List;

/// An indicator and how it stands, within what one viewer may see.
///
/// @param past day by day, oldest first
public record Progress(
        Indicator indicator, Figure figure, Status status, Pace pace, List<DayFigure> past) {

    public Progress {
        past = List.copyOf(past);
    }
}
