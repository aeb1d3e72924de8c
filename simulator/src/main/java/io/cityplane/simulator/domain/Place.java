package io.cityplane.simulator.domain;

/// A point in WGS 84, in degrees.
public record Place(double longitude, double latitude) {

    private static final double METRES_PER_DEGREE = 111_320;

    /// The distance in metres on a plane, which over a city is good enough for a bus.
    double metresTo(Place other) {
        return Math.hypot(eastwardsTo(other), northwardsTo(other));
    }

    /// The direction to another place in degrees clockwise from north, 0 to below 360.
    double bearingTo(Place other) {
        var degrees = Math.toDegrees(Math.atan2(eastwardsTo(other), northwardsTo(other)));
        return (degrees + 360) % 360;
    }

    /// The place on the straight line to another.
    ///
    /// @param share 0 is here, 1 is there
    Place towards(Place other, double share) {
        return new Place(
                longitude + (other.longitude - longitude) * share,
                latitude + (other.latitude - latitude) * share);
    }

    private double eastwardsTo(Place other) {
        return (other.longitude - longitude)
                * METRES_PER_DEGREE
                * Math.cos(Math.toRadians(latitude));
    }

    private double northwardsTo(Place other) {
        return (other.latitude - latitude) * METRES_PER_DEGREE;
    }
}
