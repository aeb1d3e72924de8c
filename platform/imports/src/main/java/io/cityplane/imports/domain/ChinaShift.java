package io.cityplane.imports.domain;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;

/// The two shifts that maps published in China carry. Angles are in degrees unless named otherwise.
final class ChinaShift {

    /// The ellipsoid of Krasovsky 1940, which the shift is measured on: semi-major axis in metres
    /// and first eccentricity squared.
    private static final double SEMI_MAJOR_METRES = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;

    /// BD-09's wave runs 3,000 times round for 180 degrees.
    private static final double WAVE = PI * 3_000 / 180;

    private ChinaShift() {}

    /// Whether a place is in the rectangle that is shifted. It is wider than China.
    static boolean covers(Place place) {
        return place.longitude() >= 72.004
                && place.longitude() <= 137.8347
                && place.latitude() >= 0.8293
                && place.latitude() <= 55.8271;
    }

    /// From WGS-84.
    static Place gcj02(Place place) {
        var x = place.longitude() - 105;
        var y = place.latitude() - 35;
        var latitude = Math.toRadians(place.latitude());
        var flattening = 1 - ECCENTRICITY_SQUARED * sin(latitude) * sin(latitude);
        var meridianMetres =
                SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED) / (flattening * sqrt(flattening));
        var parallelMetres = SEMI_MAJOR_METRES / sqrt(flattening) * cos(latitude);
        return place.plus(
                Math.toDegrees(eastMetres(x, y) / parallelMetres),
                Math.toDegrees(northMetres(x, y) / meridianMetres));
    }

    /// From GCJ-02.
    static Place bd09(Place place) {
        var x = place.longitude();
        var y = place.latitude();
        var radius = sqrt(x * x + y * y) + 0.00002 * sin(y * WAVE);
        var angle = Math.atan2(y, x) + 0.000003 * cos(x * WAVE);
        return new Place(radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006);
    }

    private static double eastMetres(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * sqrt(abs(x))
                + ripple(x)
                + (20 * sin(x * PI) + 40 * sin(x / 3 * PI)) * 2 / 3
                + (150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
    }

    private static double northMetres(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * sqrt(abs(x))
                + ripple(x)
                + (20 * sin(y * PI) + 40 * sin(y / 3 * PI)) * 2 / 3
                + (160 * sin(y / 12 * PI) + 320 * sin(y / 30 * PI)) * 2 / 3;
    }

    private static double ripple(double x) {
        return (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3;
    }
}
