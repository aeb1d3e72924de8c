package io.cityplane.imports.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Geometries, in and out of WGS-84, and as GeoJSON (RFC 7946).
final class Shapes {

    /// Digits after the point of a degree: 1 cm, ten times finer than a datum's conversion
    /// promises.
    private static final int DIGITS = 7;

    private Shapes() {}

    /// A geometry with its coordinates in WGS-84; the given one stays as it is.
    static Geometry toWgs84(Geometry shape, Datum datum) {
        var converted = shape.copy();
        CoordinateFilter convert =
                coordinate -> {
                    var place = rounded(datum.toWgs84(new Place(coordinate.x, coordinate.y)));
                    coordinate.x = place.longitude();
                    coordinate.y = place.latitude();
                };
        converted.apply(convert);
        converted.geometryChanged();
        return converted;
    }

    static Place rounded(Place place) {
        return new Place(rounded(place.longitude()), rounded(place.latitude()));
    }

    static String geoJson(Place place) {
        return "{\"type\":\"Point\",\"coordinates\":[%s,%s]}"
                .formatted(text(place.longitude()), text(place.latitude()));
    }

    static String geoJson(Geometry shape) {
        var json = new StringBuilder("{\"type\":\"").append(shape.getGeometryType());
        json.append("\",\"coordinates\":");
        coordinates(shape, json);
        return json.append('}').toString();
    }

    private static void coordinates(Geometry shape, StringBuilder json) {
        switch (shape) {
            case Point point -> coordinate(point.getCoordinate(), json);
            case LineString line -> line(line, json);
            case Polygon polygon -> {
                json.append('[');
                line(polygon.getExteriorRing(), json);
                for (var i = 0; i < polygon.getNumInteriorRing(); i++) {
                    json.append(',');
                    line(polygon.getInteriorRingN(i), json);
                }
                json.append(']');
            }
            case GeometryCollection several -> {
                for (var i = 0; i < several.getNumGeometries(); i++) {
                    json.append(i == 0 ? '[' : ',');
                    coordinates(several.getGeometryN(i), json);
                }
                json.append(']');
            }
            default -> throw new IllegalArgumentException("no GeoJSON for " + shape.getClass());
        }
    }

    private static void line(LineString line, StringBuilder json) {
        for (var i = 0; i < line.getNumPoints(); i++) {
            json.append(i == 0 ? '[' : ',');
            coordinate(line.getCoordinateN(i), json);
        }
        json.append(']');
    }

    private static void coordinate(Coordinate coordinate, StringBuilder json) {
        json.append('[').append(text(coordinate.x)).append(',');
        json.append(text(coordinate.y)).append(']');
    }

    private static double rounded(double degrees) {
        return BigDecimal.valueOf(degrees).setScale(DIGITS, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static String text(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
