package io.cityplane.imports.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;

/// Reads one geometry (RFC 7946 §3.1). Heights are left out; a GeometryCollection is not taken.
sealed interface GeoJsonGeometry {

    record Some(Geometry geometry) implements GeoJsonGeometry {}

    /// `null`: the feature has no place (§3.2).
    record None() implements GeoJsonGeometry {}

    record Bad(String what) implements GeoJsonGeometry {}

    /// A feature with more corners would not fit into the twin.
    int MOST_CORNERS = 1_000_000;

    /// Reads from the value's first token to its last.
    static GeoJsonGeometry read(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return new None();
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Bad("the geometry is no object");
        }
        var type = "";
        var nest = new Nest(List.of(), List.of());
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "type" -> type = json.getText();
                case "coordinates" -> {
                    if (json.currentToken() == JsonToken.START_ARRAY) {
                        nest = nest(json, new int[1]);
                    }
                }
                default -> json.skipChildren();
            }
        }
        return build(type, nest);
    }

    private static GeoJsonGeometry build(String type, Nest nest) {
        var factory = new GeometryFactory();
        try {
            var geometry =
                    switch (type) {
                        case "Point" -> factory.createPoint(nest.coordinate());
                        case "LineString" -> factory.createLineString(nest.coordinates());
                        case "Polygon" -> polygon(factory, nest);
                        case "MultiPoint" -> factory.createMultiPointFromCoords(nest.coordinates());
                        case "MultiLineString" ->
                                factory.createMultiLineString(
                                        nest.nests().stream()
                                                .map(n -> factory.createLineString(n.coordinates()))
                                                .toArray(LineString[]::new));
                        case "MultiPolygon" ->
                                factory.createMultiPolygon(
                                        nest.nests().stream()
                                                .map(n -> polygon(factory, n))
                                                .toArray(Polygon[]::new));
                        default ->
                                throw new IllegalArgumentException(
                                        "'%s' is no geometry that is taken".formatted(type));
                    };
            var fault = new IsValidOp(geometry).getValidationError();
            return fault == null
                    ? new Some(geometry)
                    : new Bad(
                            "the geometry is not valid: %s at %s"
                                    .formatted(fault.getMessage(), fault.getCoordinate()));
        } catch (IllegalArgumentException e) {
            return new Bad("the geometry is not right: " + e.getMessage());
        }
    }

    private static Polygon polygon(GeometryFactory factory, Nest nest) {
        var rings =
                nest.nests().stream().map(n -> factory.createLinearRing(n.coordinates())).toList();
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("a polygon has no ring");
        }
        return factory.createPolygon(
                rings.getFirst(),
                rings.subList(1, rings.size())
                        .toArray(org.locationtech.jts.geom.LinearRing[]::new));
    }

    private static Nest nest(JsonParser json, int[] corners) throws IOException {
        var numbers = new ArrayList<Double>(2);
        var nests = new ArrayList<Nest>();
        for (var token = json.nextToken();
                token != JsonToken.END_ARRAY && token != null;
                token = json.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                nests.add(nest(json, corners));
            } else if (token.isNumeric()) {
                numbers.add(json.getDoubleValue());
            } else {
                json.skipChildren();
            }
        }
        if (!numbers.isEmpty() && ++corners[0] > MOST_CORNERS) {
            throw new IOException("a geometry has more than %d corners".formatted(MOST_CORNERS));
        }
        return new Nest(numbers, nests);
    }

    /// Lists in lists, the innermost of numbers.
    record Nest(List<Double> numbers, List<Nest> nests) {

        Coordinate coordinate() {
            if (numbers.size() < 2 || !nests.isEmpty()) {
                throw new IllegalArgumentException("a position has fewer than two numbers");
            }
            return new Coordinate(numbers.get(0), numbers.get(1));
        }

        Coordinate[] coordinates() {
            return nests.stream().map(Nest::coordinate).toArray(Coordinate[]::new);
        }
    }
}
