package io.cityplane.twin.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Micros;
import io.cityplane.twin.parquet.DamagedFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sub-attributes as JSON that brings back exactly what was written: docs/segments.md.
final class AttributeJson {

    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNestingDepth(100)
                                    .build())
                    .build();

    /// As NGSI-LD calls them.
    private static final Map<Kind, String> WORDS =
            new EnumMap<>(
                    Map.of(
                            Kind.PROPERTY, "Property",
                            Kind.RELATIONSHIP, "Relationship",
                            Kind.GEO_PROPERTY, "GeoProperty",
                            Kind.LANGUAGE_PROPERTY, "LanguageProperty",
                            Kind.VOCAB_PROPERTY, "VocabProperty",
                            Kind.JSON_PROPERTY, "JsonProperty",
                            Kind.LIST_PROPERTY, "ListProperty",
                            Kind.LIST_RELATIONSHIP, "ListRelationship"));

    private static final Map<Kind, byte[]> BYTES = bytes();

    private AttributeJson() {}

    private static Map<Kind, byte[]> bytes() {
        var bytes = new EnumMap<Kind, byte[]>(Kind.class);
        WORDS.forEach((kind, word) -> bytes.put(kind, SegmentRow.utf8(word)));
        return bytes;
    }

    static byte[] word(Kind kind) {
        var word = BYTES.get(kind);
        if (word == null) {
            throw new IllegalStateException("no word for " + kind);
        }
        return word;
    }

    static Kind kind(String word) {
        for (var entry : WORDS.entrySet()) {
            if (entry.getValue().equals(word)) {
                return entry.getKey();
            }
        }
        throw new DamagedFile("no kind of attribute is called " + word);
    }

    static byte[] write(List<Attribute> attributes) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            write(json, attributes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, List<Attribute> attributes) throws IOException {
        json.writeStartArray();
        for (var attribute : attributes) {
            json.writeStartObject();
            json.writeStringField("attribute", attribute.name());
            json.writeStringField("kind", WORDS.get(attribute.kind()));
            optional(json, "dataset", attribute.dataset());
            switch (attribute.value()) {
                case Value.Numeric(double value) -> json.writeNumberField("number", value);
                case Value.Text(String value) -> json.writeStringField("text", value);
                case Value.Truth(boolean value) -> json.writeBooleanField("truth", value);
                case Value.Json(String value) -> json.writeStringField("json", value);
            }
            optional(json, "unit", attribute.unitCode());
            optional(json, "observedAt", attribute.observedAt().map(Instant::toString));
            if (!attribute.subAttributes().isEmpty()) {
                json.writeFieldName("subAttributes");
                write(json, attribute.subAttributes());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> text)
            throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }

    static List<Attribute> read(byte[] bytes) {
        try (var json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new DamagedFile("sub-attributes that are no list");
            }
            return readAll(json);
        } catch (IOException | RuntimeException e) {
            throw new DamagedFile("sub-attributes that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Attribute> readAll(JsonParser json) throws IOException {
        var all = new ArrayList<Attribute>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            all.add(readOne(json));
        }
        return all;
    }

    private static Attribute readOne(JsonParser json) throws IOException {
        var name = "";
        var kind = Kind.PROPERTY;
        var dataset = Optional.<String>empty();
        var unit = Optional.<String>empty();
        var observedAt = Optional.<Instant>empty();
        var nested = List.<Attribute>of();
        @Nullable Value value = null;
        for (var member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "attribute" -> name = json.getText();
                case "kind" -> kind = kind(json.getText());
                case "dataset" -> dataset = Optional.of(json.getText());
                case "number" -> value = new Value.Numeric(json.getDoubleValue());
                case "text" -> value = new Value.Text(json.getText());
                case "truth" -> value = new Value.Truth(json.getBooleanValue());
                case "json" -> value = new Value.Json(json.getText());
                case "unit" -> unit = Optional.of(json.getText());
                case "observedAt" ->
                        observedAt = Optional.of(Micros.truncate(Instant.parse(json.getText())));
                case "subAttributes" -> nested = readAll(json);
                default -> throw new DamagedFile("a sub-attribute with a member " + member);
            }
        }
        if (value == null) {
            throw new DamagedFile("a sub-attribute without a value");
        }
        return new Attribute(name, kind, dataset, value, unit, observedAt, nested, Times.NONE);
    }
}
