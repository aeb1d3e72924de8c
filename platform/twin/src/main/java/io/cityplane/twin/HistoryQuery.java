package io.cityplane.twin;

import java.util.List;
import java.util.Set;

/// Which values of the past are asked for.
///
/// @param ids of these entities
/// @param attributes of these names, expanded; empty for all
/// @param lastOfEach so many of each series, the newest of the range; 1 or more
/// @param most at most so many in all, 1 or more; beyond them the answer ends and says so
public record HistoryQuery(
        List<EntityId> ids,
        Set<String> attributes,
        TimeRange range,
        Versions versions,
        int lastOfEach,
        int most) {

    public HistoryQuery {
        ids = List.copyOf(ids);
        attributes = Set.copyOf(attributes);
        if (lastOfEach < 1 || most < 1) {
            throw new IllegalArgumentException("at least 1 value");
        }
    }

    /// All values of some attributes in some of time, as they stand after corrections.
    public static HistoryQuery of(
            List<EntityId> ids, Set<String> attributes, TimeRange range, int most) {
        return new HistoryQuery(
                ids, attributes, range, Versions.LAST_RECORDED, Integer.MAX_VALUE, most);
    }

    public enum Versions {
        /// Of several values of one series at one moment, the one that was recorded last.
        LAST_RECORDED,
        /// All of them, in the order in which they were recorded.
        EVERY
    }
}
