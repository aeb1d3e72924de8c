package io.cityplane.twin.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.Heading;
import io.cityplane.twin.parquet.DamagedFile;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an entity was called and whose it was, as JSON: docs/segments.md.
final class HeadingJson {

    private HeadingJson() {}

    static byte[] write(HeadingNote note) {
        var text = new StringWriter();
        try (var json = AttributeJson.JSON.createGenerator(text)) {
            var owned = note.heading().ownership();
            json.writeStartObject();
            list(json, "types", note.heading().types());
            list(json, "scopes", note.scopes());
            if (owned.department().isPresent()) {
                json.writeStringField("department", owned.department().get().value());
            }
            if (owned.district().isPresent()) {
                json.writeStringField("district", owned.district().get().code());
            }
            json.writeStringField("classification", owned.classification().name());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void list(JsonGenerator json, String name, List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// @param number the entity's
    static HeadingNote read(Tenant tenant, byte[] bytes, int number) {
        try (var json = AttributeJson.JSON.createParser(bytes)) {
            json.nextToken();
            var types = List.<String>of();
            var scopes = List.<String>of();
            var department = Optional.<Department>empty();
            var district = Optional.<District>empty();
            var classification = Clearance.CONFIDENTIAL;
            for (var member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
                json.nextToken();
                switch (member) {
                    case "types" -> types = list(json);
                    case "scopes" -> scopes = list(json);
                    case "department" -> department = Optional.of(new Department(json.getText()));
                    case "district" -> district = Optional.of(new District(json.getText()));
                    case "classification" -> classification = Clearance.valueOf(json.getText());
                    default -> throw new DamagedFile("a heading with a member " + member);
                }
            }
            return new HeadingNote(
                    new Heading(tenant, types, new Ownership(department, district, classification)),
                    scopes,
                    number);
        } catch (IOException | RuntimeException e) {
            throw new DamagedFile("a heading that cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> list(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }
}
