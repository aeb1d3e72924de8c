package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// GeoJSON geometries (RFC 7946 §3.1) but for collections (§4.7.1): their structure is checked, the
/// text stays as it is.
final class Geometry {

    private Geometry() {}

    /// @param value a geometry, or a string with one in it (§4.7.2)
    /// @return the geometry
    /// @throws Fault if it is none
    static Value check(Value value) {
        return switch (value) {
            case Value.Json(String json) when json.startsWith("{") -> {
                checkText(json);
                yield value;
            }
            case Value.Text(String text) when text.strip().startsWith("{") ->
                    check(
                            new Value.Json(
                                    JsonText.read(
                                            text.getBytes(StandardCharsets.UTF_8),
                                            JsonText::copy)));
            case Value.Json _, Value.Text _, Value.Numeric _, Value.Truth _ ->
                    throw fault("is an object");
        };
    }

    private static void checkText(String json) {
        var type = "";
        var coordinates = "";
        try (var parser = JsonText.again(json)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = parser.getText();
                    case "coordinates" ->
                            coordinates = JsonText.copy(parser, Escapes.NO_CODE_POINTS);
                    default -> parser.skipChildren();
                }
            }
            if (!Words.isGeometry(type)) {
                throw fault(
                        "has a type: Point, MultiPoint, LineString, MultiLineString, Polygon or MultiPolygon");
            }
            if (!coordinates.startsWith("[")) {
                throw fault("has a list of coordinates");
            }
            try (var within = JsonText.again(coordinates)) {
                switch (type) {
                    case "Point" -> position(within);
                    case "MultiPoint" -> positions(within, 0);
                    case "LineString" -> positions(within, 2);
                    case "MultiLineString" -> each(within, line -> positions(line, 2));
                    case "Polygon" -> polygon(within);
                    default -> each(within, Geometry::polygon);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
    }

    private interface Part {
        void check(JsonParser parser) throws IOException;
    }

    /// @param parser at the start of a list; left at its end
    private static void each(JsonParser parser, Part part) throws IOException {
        requireList(parser);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            part.check(parser);
        }
    }

    private static void polygon(JsonParser parser) throws IOException {
        each(parser, Geometry::ring);
    }

    /// RFC 7946 §3.1.6: four or more positions, the first and the last the same.
    private static void ring(JsonParser parser) throws IOException {
        requireList(parser);
        var count = 0;
        var first = new double[0];
        var last = first;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            last = position(parser);
            if (count++ == 0) {
                first = last;
            }
        }
        if (count < 4 || !Arrays.equals(first, last)) {
            throw fault(
                    "that is a polygon has rings of four positions or more, the last the same as the first");
        }
    }

    private static void positions(JsonParser parser, int least) throws IOException {
        requireList(parser);
        var count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            position(parser);
            count++;
        }
        if (count < least) {
            throw fault("that is a line has two positions or more");
        }
    }

    /// Longitude and latitude in degrees of WGS-84, perhaps a height.
    private static double[] position(JsonParser parser) throws IOException {
        requireList(parser);
        var position = new double[3];
        var count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == position.length || !parser.currentToken().isNumeric()) {
                throw notPosition();
            }
            position[count++] = parser.getDoubleValue();
        }
        if (count < 2
                || !(Math.abs(position[0]) <= 180)
                || !(Math.abs(position[1]) <= 90)
                || !Double.isFinite(position[2])) {
            throw notPosition();
        }
        return position;
    }

    private static void requireList(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw fault("has coordinates as deep in lists as its type takes");
        }
    }

    private static Fault notPosition() {
        return fault(
                "has positions of a longitude from -180 to 180 and a latitude from -90 to 90, perhaps a height");
    }

    private static Fault fault(String rule) {
        return ErrorType.BAD_REQUEST_DATA.fault("A geometry " + rule + " (RFC 7946 §3.1)");
    }
}
