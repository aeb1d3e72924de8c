package io.cityplane.twin;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Which numbers of the past are to be summed up. Of several values of one series at one moment,
/// the one that was recorded last counts; what is no number does not.
///
/// @param ids of these entities
/// @param attribute its name, expanded
/// @param dataset which of its instances; empty for the default one
/// @param zone whose days and months are meant
public record SummaryQuery(
        List<EntityId> ids,
        String attribute,
        Optional<String> dataset,
        TimeRange range,
        Step step,
        ZoneId zone) {

    public SummaryQuery {
        ids = List.copyOf(ids);
    }

    public enum Step {
        HOUR,
        DAY,
        MONTH,
        /// The whole range at once.
        WHOLE
    }
}
