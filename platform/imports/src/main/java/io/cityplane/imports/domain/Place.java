package io.cityplane.imports.domain;

/// A point on the ground in degrees, of whatever datum goes with it.
///
/// @param longitude degrees east
/// @param latitude degrees north
record Place(double longitude, double latitude) {

    Place plus(double east, double north) {
        return new Place(longitude + east, latitude + north);
    }
}
