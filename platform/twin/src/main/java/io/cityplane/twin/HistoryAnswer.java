package io.cityplane.twin;

import java.util.List;

/// Values of the past.
///
/// @param more whether there are more than were asked for
public record HistoryAnswer(List<Series> series, boolean more) {
    public HistoryAnswer {
        series = List.copyOf(series);
    }
}
