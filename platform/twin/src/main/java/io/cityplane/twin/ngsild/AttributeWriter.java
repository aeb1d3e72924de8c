package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Linking.Style;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.List;

/// Writes attributes (§4.5.2 to §4.5.24).
final class AttributeWriter {

    private static final List<Entity> NO_ENTITIES = List.of();

    private final JsonGenerator json;
    private final View view;
    private final Representation representation;
    private final LdContext context;

    /// The entity whose attributes these are.
    private String container = "";

    AttributeWriter(JsonGenerator json, View view, LdContext context) {
        this.context = context;
        this.json = json;
        this.view = view;
        this.representation = view.representation();
    }

    void of(EntityId entity) {
        container = entity.uri();
    }

    /// Writes all instances of a name.
    void write(List<Attribute> instances) throws IOException {
        if (representation.format() == Format.SIMPLIFIED) {
            if (instances.size() == 1 && instances.getFirst().dataset().isEmpty()) {
                write(instances.getFirst());
            } else {
                writeByDataset(instances);
            }
        } else if (instances.size() == 1) {
            write(instances.getFirst());
        } else {
            json.writeStartArray();
            for (var instance : instances) {
                writeWhole(instance);
            }
            json.writeEndArray();
        }
    }

    private void writeByDataset(List<Attribute> instances) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("dataset");
        for (var instance : instances) {
            json.writeFieldName(instance.dataset().orElse(Words.DEFAULT_INSTANCE));
            writeSimplified(instance);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void write(Attribute attribute) throws IOException {
        switch (representation.format()) {
            case NORMALIZED -> writeWhole(attribute);
            case SIMPLIFIED -> writeSimplified(attribute);
            case CONCISE -> {
                if (saysNothingElse(attribute) && isItsValue(attribute)) {
                    writeValue(attribute.value());
                } else {
                    writeWhole(attribute);
                }
            }
        }
    }

    /// An object, also where the concise representation could do without.
    private void writeWhole(Attribute attribute) throws IOException {
        var kind = attribute.kind();
        if (kind == Kind.LANGUAGE_PROPERTY && !view.languages().areAll()) {
            writeInLanguage(attribute);
            return;
        }
        json.writeStartObject();
        if (representation.format() == Format.NORMALIZED || isMistakable(attribute)) {
            json.writeStringField("type", Words.word(kind));
        }
        json.writeFieldName(Words.valueMember(kind));
        if (kind == Kind.LIST_RELATIONSHIP && representation.format() == Format.NORMALIZED) {
            writeObjects(attribute.value());
        } else {
            writeBare(kind, attribute.value());
        }
        var linked =
                view.linking().style() == Style.INLINE
                        ? view.linking().targets(attribute)
                        : NO_ENTITIES;
        if (!linked.isEmpty()) {
            json.writeFieldName(kind == Kind.RELATIONSHIP ? "entity" : "entityList");
            writeLinked(attribute, linked);
        }
        writeRest(attribute);
    }

    /// A property of the one language that is liked best (§4.5.18.2).
    private void writeInLanguage(Attribute attribute) throws IOException {
        json.writeStartObject();
        if (representation.format() == Format.NORMALIZED) {
            json.writeStringField("type", Words.word(Kind.PROPERTY));
        }
        var said = Values.byLanguage(attribute.value());
        var language = view.languages().best(said);
        json.writeFieldName("value");
        json.writeRawValue(said.get(language));
        json.writeStringField("lang", language);
        writeRest(attribute);
    }

    private void writeLinked(Attribute attribute, List<Entity> linked) throws IOException {
        var below =
                new EntityWriter(
                        json, view.below(container, attribute.name()), MediaType.JSON, context);
        if (attribute.value() instanceof Value.Text) {
            below.write(linked.getFirst());
            return;
        }
        json.writeStartArray();
        for (var entity : linked) {
            below.write(entity);
        }
        json.writeEndArray();
    }

    /// What stands behind the value, and the end of the object.
    private void writeRest(Attribute attribute) throws IOException {
        if (attribute.unitCode().isPresent()) {
            json.writeStringField("unitCode", attribute.unitCode().get());
        }
        if (attribute.observedAt().isPresent()) {
            json.writeStringField("observedAt", DateTimes.format(attribute.observedAt().get()));
        }
        if (attribute.dataset().isPresent()) {
            json.writeStringField("datasetId", attribute.dataset().get());
        }
        EntityWriter.times(attribute.times(), json, representation);
        writeSubAttributes(attribute.subAttributes());
        json.writeEndObject();
    }

    private void writeSubAttributes(List<Attribute> subAttributes) throws IOException {
        for (var i = 0; i < subAttributes.size(); i++) {
            var name = subAttributes.get(i).name();
            if (name.equals(Attribute.EXPIRES_AT)) {
                writeExpiry(subAttributes.get(i));
                continue;
            }
            if (Words.isDescription(name)) {
                json.writeFieldName(name.substring(Words.MEMBERS.length()));
                writeValue(subAttributes.get(i).value());
                continue;
            }
            var instances = subAttributes.stream().filter(sub -> sub.name().equals(name)).toList();
            if (instances.getFirst().equals(subAttributes.get(i))) {
                json.writeFieldName(context.compact(name));
                new AttributeWriter(json, view.withoutLinks(), context).write(instances);
            }
        }
    }

    /// §4.8: known to the twin, as the time of its creation is.
    private void writeExpiry(Attribute expiry) throws IOException {
        if (representation.systemAttributes() == SystemAttributes.SHOWN) {
            json.writeStringField("expiresAt", DateTimes.format(expiry.observedAt().orElseThrow()));
        }
    }

    /// §4.5.4.
    private void writeSimplified(Attribute attribute) throws IOException {
        if (attribute.kind() == Kind.LANGUAGE_PROPERTY && !view.languages().areAll()) {
            var said = Values.byLanguage(attribute.value());
            json.writeRawValue(said.get(view.languages().best(said)));
            return;
        }
        var linked =
                view.linking().style() == Style.INLINE
                        ? view.linking().targets(attribute)
                        : NO_ENTITIES;
        if (!linked.isEmpty()) {
            writeLinked(attribute, linked);
            return;
        }
        switch (attribute.kind()) {
            case PROPERTY, GEO_PROPERTY, RELATIONSHIP, LIST_PROPERTY, LIST_RELATIONSHIP ->
                    writeBare(attribute.kind(), attribute.value());
            case LANGUAGE_PROPERTY, VOCAB_PROPERTY, JSON_PROPERTY -> {
                json.writeStartObject();
                json.writeFieldName(Words.valueMember(attribute.kind()));
                writeBare(attribute.kind(), attribute.value());
                json.writeEndObject();
            }
        }
    }

    private boolean saysNothingElse(Attribute attribute) {
        return attribute.unitCode().isEmpty()
                && attribute.observedAt().isEmpty()
                && attribute.dataset().isEmpty()
                && attribute.subAttributes().isEmpty()
                && (representation.systemAttributes() == SystemAttributes.HIDDEN
                        || attribute.times().equals(Times.NONE));
    }

    /// Whether the value alone tells the attribute's kind.
    private static boolean isItsValue(Attribute attribute) {
        return switch (attribute.kind()) {
            case GEO_PROPERTY -> true;
            case PROPERTY ->
                    !(attribute.value() instanceof Value.Json(String text))
                            || isNumber(text)
                            || Shape.of(text) == Shape.PLAIN;
            default -> false;
        };
    }

    /// Whether a reader would take a concise property for something else (§4.7.3).
    private static boolean isMistakable(Attribute attribute) {
        return attribute.kind() == Kind.PROPERTY
                && attribute.value() instanceof Value.Json(String text)
                && text.startsWith("{")
                && Shape.of(text) == Shape.GEOMETRY;
    }

    private static boolean isNumber(String text) {
        return !text.startsWith("{") && !text.startsWith("[");
    }

    private void writeBare(Kind kind, Value value) throws IOException {
        if (kind != Kind.VOCAB_PROPERTY) {
            writeValue(value);
            return;
        }
        switch (value) {
            case Value.Text(String text) -> json.writeString(context.compact(text));
            case Value.Json(String list) -> {
                json.writeStartArray();
                for (var word : Values.texts(list, "vocab")) {
                    json.writeString(context.compact(word));
                }
                json.writeEndArray();
            }
            case Value.Numeric _, Value.Truth _ -> writeValue(value);
        }
    }

    /// §4.5.22.2: each URI in an object of its own.
    private void writeObjects(Value value) throws IOException {
        if (!(value instanceof Value.Json(String list))) {
            writeValue(value);
            return;
        }
        json.writeStartArray();
        for (var uri : Values.texts(list, "objectList")) {
            json.writeStartObject();
            json.writeStringField("object", uri);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeValue(Value value) throws IOException {
        switch (value) {
            case Value.Numeric(double number) -> Numbers.write(number, json);
            case Value.Text(String text) -> json.writeString(text);
            case Value.Truth(boolean truth) -> json.writeBoolean(truth);
            case Value.Json(String text) -> json.writeRawValue(text);
        }
    }
}
