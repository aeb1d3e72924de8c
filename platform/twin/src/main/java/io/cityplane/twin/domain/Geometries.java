package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// GeoJSON (RFC 7946 §3.1) as geometries to compute with; degrees of WGS-84, x east, y north.
final class Geometries {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Geometries() {}

    /// Null if it is no geometry after all, or not even JSON: whoever writes in process may bring
    /// in what he likes, and the writer must not stumble over it.
    static @Nullable Geometry read(String text) {
        try {
            return PlainJson.read(text) instanceof Map<?, ?> members
                            && members.get("coordinates") instanceof List<?> coordinates
                    ? geometry(String.valueOf(members.get("type")), coordinates)
                    : null;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // JTS refuses a ring or a line that has too few positions or is not closed.
            return null;
        }
    }

    private static @Nullable Geometry geometry(String type, List<?> coordinates) {
        return switch (type) {
            case "Point" -> FACTORY.createPoint(position(coordinates));
            case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(coordinates));
            case "LineString" -> line(coordinates);
            case "MultiLineString" ->
                    FACTORY.createMultiLineString(
                            each(coordinates, Geometries::line).toArray(LineString[]::new));
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                    FACTORY.createMultiPolygon(
                            each(coordinates, Geometries::polygon).toArray(Polygon[]::new));
            default -> null;
        };
    }

    static Point point(double longitude, double latitude) {
        return FACTORY.createPoint(new Coordinate(longitude, latitude));
    }

    private static LineString line(List<?> positions) {
        return FACTORY.createLineString(positions(positions));
    }

    private static Polygon polygon(List<?> rings) {
        var read = each(rings, ring -> FACTORY.createLinearRing(positions(ring)));
        if (read.isEmpty()) {
            return FACTORY.createPolygon();
        }
        return FACTORY.createPolygon(
                read.getFirst(), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private interface Part<T> {
        T of(List<?> coordinates);
    }

    private static <T> List<T> each(List<?> coordinates, Part<T> part) {
        var parts = new ArrayList<T>(coordinates.size());
        for (var item : coordinates) {
            if (item instanceof List<?> list) {
                parts.add(part.of(list));
            }
        }
        return parts;
    }

    private static Coordinate[] positions(List<?> list) {
        return each(list, Geometries::position).toArray(Coordinate[]::new);
    }

    private static Coordinate position(List<?> numbers) {
        if (numbers.size() >= 2
                && numbers.get(0) instanceof Double longitude
                && numbers.get(1) instanceof Double latitude) {
            return new Coordinate(longitude, latitude);
        }
        throw new IllegalArgumentException("a position has two numbers");
    }
}
