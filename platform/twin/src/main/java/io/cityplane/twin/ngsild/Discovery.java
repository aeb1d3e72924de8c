package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// What types and attributes there are (§5.7.5 to §5.7.10), of the entities that the caller may
/// see.
final class Discovery {

    private static final Set<String> OF_LISTS = Set.of("details", "local");
    private static final Set<String> OF_ONE = Set.of("local");

    private final Twin twin;

    Discovery(Twin twin) {
        this.twin = twin;
    }

    /// §5.7.5, §5.7.6, §6.25.3.1.
    NgsiLdAnswer types(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(OF_LISTS, Set.of());
        var attributes = attributesByType(seen(work));
        if (!parameters.isTrue("details")) {
            return list(work, accepted, "EntityTypeList", "typeList", attributes.keySet());
        }
        return new Writing(work, accepted)
                .answer(json -> {
                    json.writeStartArray();
                    for (var type : attributes.entrySet()) {
                        begin(work, accepted, json, type.getKey(), "EntityType");
                        json.writeStringField("typeName", work.context().compact(type.getKey()));
                        names("attributeNames", type.getValue(), work.context(), json);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static Map<String, Set<String>> attributesByType(List<Alike> all) {
        var found = new TreeMap<String, Set<String>>();
        for (var alike : all) {
            for (var type : alike.types()) {
                var names = found.computeIfAbsent(type, _ -> new TreeSet<>());
                alike.attributes().forEach(member -> names.add(member.name()));
            }
        }
        return found;
    }

    /// §5.7.7, §6.26.3.1.
    NgsiLdAnswer type(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        work.parameters().onlyOf(OF_ONE, Set.of());
        var type = Words.expandName(work.context(), work.target().entity());
        var ofType = seen(work).stream().filter(alike -> alike.types().contains(type)).toList();
        if (ofType.isEmpty()) {
            throw ErrorType.RESOURCE_NOT_FOUND.fault("There is no entity of the type " + type);
        }
        var kinds = new TreeMap<String, Set<Kind>>();
        for (var alike : ofType) {
            for (var member : alike.attributes()) {
                kinds.computeIfAbsent(member.name(), _ -> EnumSet.noneOf(Kind.class))
                        .add(member.kind());
            }
        }
        return new Writing(work, accepted)
                .answer(json -> {
                    begin(work, accepted, json, type, "EntityTypeInfo");
                    json.writeStringField("typeName", work.context().compact(type));
                    json.writeNumberField(
                            "entityCount", ofType.stream().mapToLong(Alike::count).sum());
                    json.writeArrayFieldStart("attributeDetails");
                    for (var attribute : kinds.entrySet()) {
                        json.writeStartObject();
                        json.writeStringField("id", attribute.getKey());
                        json.writeStringField("type", "Attribute");
                        json.writeStringField(
                                "attributeName", work.context().compact(attribute.getKey()));
                        kinds(attribute.getValue(), json);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    /// §5.7.8, §5.7.9, §6.27.3.1.
    NgsiLdAnswer attributes(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(OF_LISTS, Set.of());
        var types = new TreeMap<String, Set<String>>();
        for (var alike : seen(work)) {
            for (var member : alike.attributes()) {
                types.computeIfAbsent(member.name(), _ -> new TreeSet<>()).addAll(alike.types());
            }
        }
        if (!parameters.isTrue("details")) {
            return list(work, accepted, "AttributeList", "attributeList", types.keySet());
        }
        return new Writing(work, accepted)
                .answer(json -> {
                    json.writeStartArray();
                    for (var attribute : types.entrySet()) {
                        begin(work, accepted, json, attribute.getKey(), "Attribute");
                        json.writeStringField(
                                "attributeName", work.context().compact(attribute.getKey()));
                        names("typeNames", attribute.getValue(), work.context(), json);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    /// §5.7.10, §6.28.3.1.
    NgsiLdAnswer attribute(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        work.parameters().onlyOf(OF_ONE, Set.of());
        var name = Words.expandName(work.context(), work.target().entity());
        var kinds = EnumSet.noneOf(Kind.class);
        var types = new TreeSet<String>();
        var count = 0L;
        for (var alike : seen(work)) {
            for (var member : alike.attributes()) {
                if (member.name().equals(name)) {
                    kinds.add(member.kind());
                    types.addAll(alike.types());
                    count += alike.count();
                }
            }
        }
        if (types.isEmpty()) {
            throw ErrorType.RESOURCE_NOT_FOUND.fault("No entity has an attribute " + name);
        }
        var instances = count;
        return new Writing(work, accepted)
                .answer(json -> {
                    begin(work, accepted, json, name, "Attribute");
                    json.writeStringField("attributeName", work.context().compact(name));
                    json.writeNumberField("attributeCount", instances);
                    kinds(kinds, json);
                    names("typeNames", types, work.context(), json);
                    json.writeEndObject();
                });
    }

    private List<Alike> seen(Work work) {
        return twin.alike(work.tenant(), work.caller().viewer());
    }

    private static NgsiLdAnswer list(
            Work work, MediaType accepted, String type, String member, Collection<String> iris) {
        return new Writing(work, accepted)
                .answer(json -> {
                    begin(work, accepted, json, "urn:ngsi-ld:" + type + ":" + name(iris), type);
                    names(member, iris, work.context(), json);
                    json.writeEndObject();
                });
    }

    /// The same for the same list.
    private static UUID name(Collection<String> iris) {
        return UUID.nameUUIDFromBytes(String.join(" ", iris).getBytes(StandardCharsets.UTF_8));
    }

    private static void begin(
            Work work, MediaType accepted, JsonGenerator json, String id, String type)
            throws IOException {
        json.writeStartObject();
        if (accepted == MediaType.LD_JSON) {
            json.writeFieldName("@context");
            json.writeRawValue(work.context().mention().json());
        }
        json.writeStringField("id", id);
        json.writeStringField("type", type);
    }

    private static void names(
            String member, Collection<String> iris, LdContext context, JsonGenerator json)
            throws IOException {
        json.writeFieldName(member);
        Results.writeTexts(iris.stream().map(context::compact).toList(), json);
    }

    private static void kinds(Set<Kind> kinds, JsonGenerator json) throws IOException {
        json.writeFieldName("attributeTypes");
        Results.writeTexts(kinds.stream().map(Words::word).toList(), json);
    }

    /// §6.3.6: the context is in the body or in a `Link` field.
    private record Writing(Work work, MediaType accepted) {

        NgsiLdAnswer answer(JsonText.Writing writing) {
            var answer =
                    new NgsiLdAnswer(
                            200,
                            List.of(new NgsiLdAnswer.Field("Content-Type", accepted.text())),
                            JsonText.write(writing));
            return accepted == MediaType.LD_JSON
                    ? answer
                    : answer.with("Link", work.context().mention().link());
        }
    }
}
