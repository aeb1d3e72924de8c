package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Times;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Writes entities in the representation that was asked for (§4.5.1 to §4.5.5).
final class EntityWriter {

    private final JsonGenerator json;
    private final LdContext context;
    private final Representation representation;
    private final MediaType mediaType;
    private final View view;
    private final AttributeWriter attributes;

    EntityWriter(
            JsonGenerator json,
            Representation representation,
            MediaType mediaType,
            LdContext context) {
        this(json, View.of(representation), mediaType, context);
    }

    EntityWriter(JsonGenerator json, View view, MediaType mediaType, LdContext context) {
        this.json = json;
        this.context = context;
        this.view = view;
        this.representation = view.representation();
        this.mediaType = mediaType;
        this.attributes = new AttributeWriter(json, view, context);
    }

    void write(Entity entity) throws IOException {
        json.writeStartObject();
        if (mediaType == MediaType.LD_JSON) {
            writeContext();
        }
        if (view.projection().shows("id")) {
            json.writeStringField("id", entity.id().uri());
        }
        writeMembers(entity);
        json.writeEndObject();
    }

    void writeContext() throws IOException {
        json.writeFieldName("@context");
        json.writeRawValue(context.mention().json());
    }

    /// Everything but the id, into an object that is open.
    void writeMembers(Entity entity) throws IOException {
        if (view.projection().shows("type")) {
            names("type", entity.types());
        }
        if (!entity.scopes().isEmpty() && view.projection().shows("scope")) {
            oneOrMore("scope", entity.scopes());
        }
        times(entity.times(), json, representation);
        if (representation.systemAttributes() == SystemAttributes.SHOWN
                && entity.expiresAt().isPresent()) {
            json.writeStringField("expiresAt", DateTimes.format(entity.expiresAt().get()));
        }
        attributes.of(entity.id());
        if (entity.attributes().stream().anyMatch(attribute -> attribute.dataset().isPresent())) {
            writeGrouped(entity.attributes());
        } else {
            for (var attribute : entity.attributes()) {
                if (view.shows(attribute.name())) {
                    json.writeFieldName(context.compact(attribute.name()));
                    attributes.write(attribute);
                }
            }
        }
    }

    /// Several instances of a name become a list; simplified, an object by their datasets (§4.5.4).
    private void writeGrouped(List<Attribute> all) throws IOException {
        var grouped = new LinkedHashMap<String, List<Attribute>>();
        for (var attribute : all) {
            if (view.shows(attribute.name())) {
                grouped.computeIfAbsent(attribute.name(), _ -> new ArrayList<>(2)).add(attribute);
            }
        }
        for (var group : grouped.entrySet()) {
            json.writeFieldName(context.compact(group.getKey()));
            attributes.write(group.getValue());
        }
    }

    private void names(String member, List<String> iris) throws IOException {
        if (iris.size() == 1) {
            json.writeStringField(member, context.compact(iris.getFirst()));
        } else {
            oneOrMore(member, iris.stream().map(context::compact).toList());
        }
    }

    private void oneOrMore(String member, List<String> texts) throws IOException {
        json.writeFieldName(member);
        if (texts.size() == 1) {
            json.writeString(texts.getFirst());
            return;
        }
        json.writeStartArray();
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// What the twin does not know of a thing's times is left out.
    static void times(Times times, JsonGenerator json, Representation representation)
            throws IOException {
        if (representation.systemAttributes() == SystemAttributes.SHOWN
                && !times.equals(Times.NONE)) {
            json.writeStringField("createdAt", DateTimes.format(times.createdAt()));
            json.writeStringField("modifiedAt", DateTimes.format(times.modifiedAt()));
        }
    }
}
