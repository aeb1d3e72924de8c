package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// What an object or a list that stands for an attribute can be (§4.5.2.3, §4.5.5, §4.7.3).
enum Shape {
    /// An instance of an attribute, by its `type` or by a member for its value.
    ATTRIBUTE,
    /// A list of such.
    INSTANCES,
    /// A GeoJSON geometry, well formed or not.
    GEOMETRY,
    /// An object with a `type` of something else.
    OF_UNKNOWN_TYPE,
    /// The value of a property as it stands.
    PLAIN;

    private static final Set<String> PARTS =
            Set.of("unitCode", "observedAt", "datasetId", "expiresAt", "valueType", "objectType");

    /// @param json checked already
    static Shape of(String json) {
        try (var parser = JsonText.again(json)) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                return ofObject(parser);
            }
            return parser.currentToken() == JsonToken.START_ARRAY
                            && parser.nextToken() == JsonToken.START_OBJECT
                            && ofObject(parser) == ATTRIBUTE
                    ? INSTANCES
                    : PLAIN;
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
    }

    /// Whether an object has members that only attributes have, though neither type nor value.
    static boolean namesPartsOfAttribute(String json) {
        try (var parser = JsonText.again(json)) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (PARTS.contains(parser.currentName())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
    }

    private static Shape ofObject(JsonParser parser) throws IOException {
        var shape = PLAIN;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("type")) {
                return ofType(parser.getText());
            }
            if (Words.isValueMember(name)) {
                shape = ATTRIBUTE;
            }
            parser.skipChildren();
        }
        return shape;
    }

    private static Shape ofType(String type) {
        if (Words.kind(type) != null) {
            return ATTRIBUTE;
        }
        return Words.isGeometry(type) || type.equals("GeometryCollection")
                ? GEOMETRY
                : OF_UNKNOWN_TYPE;
    }
}
