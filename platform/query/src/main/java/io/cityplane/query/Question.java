package io.cityplane.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question as people write it.
///
/// @param selection which entities: see {@link io.cityplane.twin.SelectionReader#PARAMETERS}
/// @param value of an entity at a moment: an attribute's name, or arithmetic of several such as
///   `chargingVolume * (electricityPrice + servicePrice)`; empty to count entities
/// @param aggregate `sum`, `mean`, `min`, `max`, `count` or `last` of the values of a group
/// @param by what makes groups: `hour`, `day`, `month` or `hourOfDay` of the past, `entity`, or an
///   attribute's name; a relationship groups by what it leads to
/// @param time which values
/// @param order `key`, `value` or `-value`, the largest first
/// @param limit so many groups are answered, 1 or more
public record Question(
        Map<String, String> selection,
        String value,
        String aggregate,
        List<String> by,
        Time time,
        String order,
        int limit) {

    public Question {
        selection = Map.copyOf(selection);
        by = List.copyOf(by);
    }

    /// When. Days are those of the zone; a date stands for its first moment.
    ///
    /// @param from a date, or a date and time with or without an offset; empty with the others for
    ///   the values of now
    /// @param until the same, not included; empty for a day from the beginning on
    /// @param against so many days before, to compare with; empty for no comparison
    /// @param knownAt a date or time: what was recorded later is left out; empty for all that is
    ///   known now
    /// @param zone of the tz database
    public record Time(
            Optional<String> from,
            Optional<String> until,
            Optional<Integer> against,
            Optional<String> knownAt,
            String zone) {

        /// The values of now.
        public static Time now(String zone) {
            return new Time(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), zone);
        }

        public boolean isNow() {
            return from.isEmpty();
        }
    }
}
