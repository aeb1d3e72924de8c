package io.cityplane.twin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what the map keeps out of an entity.
///
/// Keeps one copy of each type, district and ownership, so that a million pins share them. Used by
/// one thread.
final class PinReader {

    private static final String LOCATION = CoreContext.expand("location");
    private static final String NAME = CoreContext.expand("name");
    private static final String DISTRICT = CoreContext.expand("district");
    private static final String SIMULATED = CoreContext.expand("simulated");

    /// What districts are called as entities, before their code.
    static final String AREA = "urn:ngsi-ld:AdministrativeArea:";

    /// An entity that came without an owner is the whole city's alone.
    private static final Ownership NOBODYS =
            new Ownership(Optional.empty(), Optional.empty(), Clearance.CONFIDENTIAL);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> words = new HashMap<>();
    private final Map<Ownership, Ownership> owners = new HashMap<>();

    Pin read(Entity entity) {
        var place = attribute(entity, LOCATION).flatMap(PinReader::point);
        return new Pin(
                entity.id().uri(),
                shared(entity.types().getFirst()),
                shared(district(entity)),
                attribute(entity, NAME).flatMap(PinReader::name).orElseGet(() -> unnamed(entity)),
                place.map(at -> at[0]).orElse(Double.NaN),
                place.map(at -> at[1]).orElse(Double.NaN),
                observedAt(entity),
                seconds(entity.times().modifiedAt()),
                attribute(entity, SIMULATED).map(Attribute::value).equals(Optional.of(TRUE)),
                owners.computeIfAbsent(entity.ownership().orElse(NOBODYS), owner -> owner));
    }

    private static final Value TRUE = new Value.Truth(true);

    private String shared(String word) {
        return words.computeIfAbsent(word, same -> same);
    }

    /// The attribute's default instance, else its first.
    private static Optional<Attribute> attribute(Entity entity, String name) {
        Attribute found = null;
        for (var attribute : entity.attributes()) {
            if (attribute.name().equals(name) && (found == null || attribute.dataset().isEmpty())) {
                found = attribute;
            }
        }
        return Optional.ofNullable(found);
    }

    private static long observedAt(Entity entity) {
        return entity.attributes().stream()
                .flatMap(attribute -> attribute.observedAt().stream())
                .mapToLong(PinReader::seconds)
                .max()
                .orElse(0);
    }

    /// As a live frame can carry it: 0 before 1970, the greatest after 2106.
    private static long seconds(Instant at) {
        return Math.clamp(at.getEpochSecond(), 0, 0xffff_ffffL);
    }

    /// The district that an entity names; a district lies in itself.
    private static String district(Entity entity) {
        return attribute(entity, DISTRICT)
                .map(Attribute::value)
                .map(value -> value instanceof Value.Text(String uri) ? uri : "")
                .or(() -> Optional.of(entity.id().uri()))
                .filter(uri -> uri.startsWith(AREA))
                .map(uri -> uri.substring(AREA.length()))
                .orElse("");
    }

    private static Optional<double[]> point(Attribute attribute) {
        if (!(attribute.value() instanceof Value.Json(String text))) {
            return Optional.empty();
        }
        var geometry = json(text);
        var lon = geometry.path("coordinates").path(0).asDouble(Double.NaN);
        var lat = geometry.path("coordinates").path(1).asDouble(Double.NaN);
        return geometry.path("type").asText().equals("Point")
                        && Math.abs(lon) <= 180
                        && Math.abs(lat) <= 90
                ? Optional.of(new double[] {lon, lat})
                : Optional.empty();
    }

    private static Optional<Name> name(Attribute attribute) {
        return switch (attribute.value()) {
            case Value.Text(String text) when !text.isBlank() -> Optional.of(Name.of(text, text));
            case Value.Json(String text)
                    when attribute.kind() == Attribute.Kind.LANGUAGE_PROPERTY ->
                    translated(json(text));
            default -> Optional.empty();
        };
    }

    private static Optional<Name> translated(JsonNode languages) {
        var zh = in(languages, "zh", "zh-CN", "zh-Hans", "zh-hans");
        var en = in(languages, "en", "en-GB", "en-US");
        var any = zh.or(() -> en).or(() -> languages.valueStream().findFirst().map(PinReader::one));
        return any.filter(text -> !text.isBlank())
                .map(text -> Name.of(zh.orElse(text), en.orElse(text)));
    }

    private static Optional<String> in(JsonNode languages, String... tags) {
        for (var tag : tags) {
            if (languages.has(tag)) {
                return Optional.of(one(languages.path(tag))).filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    /// A language's text, or the first of its texts (GS CIM 009 §4.5.18 allows both).
    private static String one(JsonNode texts) {
        return texts.isArray() ? texts.path(0).asText() : texts.asText();
    }

    /// The last part of the id.
    private static Name unnamed(Entity entity) {
        var uri = entity.id().uri();
        var tail = uri.substring(uri.lastIndexOf(':') + 1);
        return Name.of(tail, tail);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the twin holds no JSON: " + text, e);
        }
    }
}
