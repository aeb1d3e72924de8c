package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Preferences.GeoContext;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.List;

/// Writes entities as GeoJSON features (§4.5.16).
///
/// @param property of the geometry, expanded
record GeoJson(String property, View view, LdContext context, GeoContext where) {

    void writeOne(JsonGenerator json, Entity entity) throws IOException {
        json.writeStartObject();
        writeFeature(json, entity);
        writeContext(json);
        json.writeEndObject();
    }

    /// §6.3.6.
    private void writeContext(JsonGenerator json) throws IOException {
        if (where == GeoContext.IN_BODY) {
            json.writeFieldName("@context");
            json.writeRawValue(context.mention().json());
        }
    }

    private void writeFeature(JsonGenerator json, Entity entity) throws IOException {
        if (view.projection().shows("id")) {
            json.writeStringField("id", entity.id().uri());
        }
        json.writeStringField("type", "Feature");
        json.writeFieldName("geometry");
        writeGeometry(json, entity);
        json.writeObjectFieldStart("properties");
        new EntityWriter(json, view, MediaType.JSON, context).writeMembers(entity);
        json.writeEndObject();
    }

    void writeAll(JsonGenerator json, List<Entity> entities) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeArrayFieldStart("features");
        for (var entity : entities) {
            json.writeStartObject();
            writeFeature(json, entity);
            json.writeEndObject();
        }
        json.writeEndArray();
        writeContext(json);
        json.writeEndObject();
    }

    /// §4.5.16.1: of the default instance, or the only one that was asked for.
    private void writeGeometry(JsonGenerator json, Entity entity) throws IOException {
        var instances =
                entity.attributes().stream()
                        .filter(it -> it.name().equals(property) && it.kind() == Kind.GEO_PROPERTY)
                        .toList();
        var chosen =
                instances.stream()
                        .filter(it -> it.dataset().isEmpty())
                        .findFirst()
                        .or(() ->
                                instances.stream().filter(_ -> instances.size() == 1).findFirst());
        if (chosen.isPresent() && chosen.get().value() instanceof Value.Json(String geometry)) {
            json.writeRawValue(geometry);
        } else {
            json.writeNull();
        }
    }
}
