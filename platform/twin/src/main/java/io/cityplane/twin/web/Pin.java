package io.cityplane.twin.web;

import io.cityplane.kernel.Ownership;

/// As much of an entity as a point, a line of a list, a figure or a search needs.
///
/// @param type expanded; the first of its types
/// @param district a code such as `440305`; empty if it names none
/// @param lon degrees of longitude, WGS 84; NaN unless its `location` is a point
/// @param lat degrees of latitude, WGS 84; NaN unless its `location` is a point
/// @param observedAt epoch seconds, the newest `observedAt` of its attributes; 0 if none has one
/// @param modifiedAt epoch seconds; 0 if unknown
record Pin(
        String id,
        String type,
        String district,
        Name name,
        double lon,
        double lat,
        long observedAt,
        long modifiedAt,
        boolean simulated,
        Ownership ownership) {

    /// Whether it has a place on the map.
    boolean isPlaced() {
        return !Double.isNaN(lon);
    }

    /// When it was last heard of: what it observed counts, else that somebody changed it.
    long heardAt() {
        return observedAt != 0 ? observedAt : modifiedAt;
    }
}
