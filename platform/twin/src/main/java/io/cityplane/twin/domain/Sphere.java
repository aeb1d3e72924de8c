package io.cityplane.twin.domain;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.DistanceOp;

/// Distances on a sphere as large as the Earth; degrees and metres.
final class Sphere {

    /// The mean radius (IUGG).
    static final double RADIUS_METRES = 6_371_008.8;

    private static final double METRES_PER_DEGREE = Math.toRadians(RADIUS_METRES);

    private Sphere() {}

    static double metres(double longitude, double latitude, double toLongitude, double toLatitude) {
        var sinLatitude = Math.sin(Math.toRadians(toLatitude - latitude) / 2);
        var sinLongitude = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
        var h =
                sinLatitude * sinLatitude
                        + Math.cos(Math.toRadians(latitude))
                                * Math.cos(Math.toRadians(toLatitude))
                                * sinLongitude
                                * sinLongitude;
        return 2 * RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /// The shortest way between two geometries. Which of their points are nearest is found on a
    /// plane that is true around the one: for what lies within some hundred kilometres.
    ///
    /// @return infinite if one of them has no points: it is nowhere
    static double metres(Geometry one, Geometry other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        if (one instanceof Point a && other instanceof Point b) {
            return metres(a.getX(), a.getY(), b.getX(), b.getY());
        }
        var scale = Math.max(0.01, Math.cos(Math.toRadians(one.getEnvelopeInternal().centre().y)));
        var plane = AffineTransformation.scaleInstance(scale, 1);
        var nearest = DistanceOp.nearestPoints(plane.transform(one), plane.transform(other));
        return metres(nearest[0].x / scale, nearest[0].y, nearest[1].x / scale, nearest[1].y);
    }

    /// What holds all points so near to a geometry, in degrees; may reach beyond the 180th meridian
    /// and the poles.
    static Envelope around(Geometry geometry, double metres) {
        var envelope = new Envelope(geometry.getEnvelopeInternal());
        var north = metres / METRES_PER_DEGREE;
        var furthest =
                Math.min(
                        89.9,
                        Math.max(Math.abs(envelope.getMaxY()), Math.abs(envelope.getMinY()))
                                + north);
        var east = Math.min(360, north / Math.cos(Math.toRadians(furthest)));
        envelope.expandBy(east * 1.001, north * 1.001);
        return envelope;
    }
}
