package io.cityplane.simulator.ngsild;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.simulator.domain.Attribute;
import io.cityplane.simulator.domain.Entity;
import io.cityplane.simulator.domain.Outline;
import io.cityplane.simulator.domain.Place;
import io.cityplane.simulator.domain.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Entities in the normalized representation (GS CIM 009 §4.5.4), without `@context`: the core
/// context is meant.
final class EntityJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EntityJson() {}

    static byte[] entity(Entity entity) {
        return written(json -> write(json, entity));
    }

    static byte[] entities(List<Entity> entities) {
        return written(json -> {
            json.writeStartArray();
            for (var entity : entities) {
                write(json, entity);
            }
            json.writeEndArray();
        });
    }

    /// The body of an update of attributes (§6.7.3.2): the entity's id is in the address.
    static byte[] attributes(List<Attribute> attributes) {
        return written(json -> {
            json.writeStartObject();
            write(json, attributes);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Entity entity) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", entity.id());
        json.writeStringField("type", entity.type());
        write(json, entity.attributes());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Attribute> attributes) throws IOException {
        for (var attribute : attributes) {
            json.writeObjectFieldStart(attribute.name());
            write(json, attribute.value());
            if (attribute.observedAt().isPresent()) {
                json.writeStringField("observedAt", attribute.observedAt().get().toString());
            }
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        json.writeStringField("type", kind(value));
        switch (value) {
            case Value.Quantity(double amount, String unitCode) -> {
                json.writeFieldName("value");
                write(json, amount);
                json.writeStringField("unitCode", unitCode);
            }
            case Value.Truth(boolean truth) -> json.writeBooleanField("value", truth);
            case Value.Word(String word) -> json.writeStringField("value", word);
            case Value.Words(List<String> words) -> {
                json.writeFieldName("value");
                json.writeArray(words.toArray(String[]::new), 0, words.size());
            }
            case Value.Time(var instant) -> {
                // §4.6.3: a time as a value is typed, or it is a text.
                json.writeObjectFieldStart("value");
                json.writeStringField("@type", "DateTime");
                json.writeStringField("@value", instant.toString());
                json.writeEndObject();
            }
            case Value.Names(String zh, String en) -> {
                json.writeObjectFieldStart("languageMap");
                json.writeStringField("zh", zh);
                json.writeStringField("en", en);
                json.writeEndObject();
            }
            case Value.Point(Place place) -> {
                json.writeObjectFieldStart("value");
                json.writeStringField("type", "Point");
                json.writeFieldName("coordinates");
                write(json, place);
                json.writeEndObject();
            }
            case Value.Area(Outline outline) -> {
                json.writeObjectFieldStart("value");
                json.writeStringField("type", "MultiPolygon");
                json.writeFieldName("coordinates");
                write(json, outline);
                json.writeEndObject();
            }
            case Value.Link(String id) -> json.writeStringField("object", id);
        }
    }

    private static String kind(Value value) {
        return switch (value) {
            case Value.Names _ -> "LanguageProperty";
            case Value.Point _, Value.Area _ -> "GeoProperty";
            case Value.Link _ -> "Relationship";
            case Value.Quantity _, Value.Truth _, Value.Word _, Value.Words _, Value.Time _ ->
                    "Property";
        };
    }

    /// A whole number without `.0`, as a counter would send it.
    private static void write(JsonGenerator json, double amount) throws IOException {
        if (amount == Math.rint(amount) && Math.abs(amount) < 1e15) {
            json.writeNumber((long) amount);
        } else {
            json.writeNumber(amount);
        }
    }

    private static void write(JsonGenerator json, Place place) throws IOException {
        json.writeArray(new double[] {place.longitude(), place.latitude()}, 0, 2);
    }

    private static void write(JsonGenerator json, Outline outline) throws IOException {
        json.writeStartArray();
        for (var polygon : outline.polygons()) {
            json.writeStartArray();
            for (var ring : polygon) {
                json.writeStartArray();
                for (var place : ring) {
                    write(json, place);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static byte[] written(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
