package io.cityplane.twin.ngsild;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Retrieval and queries (§5.7.1, §5.7.2).
final class Consumption {

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 1_000;

    private static final Set<String> OF_ENTITY =
            Set.of("attrs", "options", "format", "type", "local");
    private static final Set<String> OF_ENTITY_ABSENT =
            Set.of(
                    "containedBy",
                    "datasetId",
                    "entityMap",
                    "entityMapLifetime",
                    "geometryProperty",
                    "join",
                    "joinLevel",
                    "lang",
                    "omit",
                    "pick");
    private static final Set<String> OF_QUERY =
            Set.of("type", "id", "attrs", "options", "format", "limit", "offset", "count", "local");
    private static final Set<String> OF_QUERY_ABSENT =
            Set.of(
                    "collation",
                    "containedBy",
                    "coordinates",
                    "csf",
                    "datasetId",
                    "entityMap",
                    "entityMapLifetime",
                    "expandValues",
                    "geometry",
                    "geometryProperty",
                    "geoproperty",
                    "georel",
                    "idPattern",
                    "join",
                    "joinLevel",
                    "jsonKeys",
                    "lang",
                    "omit",
                    "orderBy",
                    "orderFrom",
                    "orderGeometry",
                    "pick",
                    "q",
                    "scopeQ",
                    "splitEntities");

    private final Twin twin;

    Consumption(Twin twin) {
        this.twin = twin;
    }

    /// §5.7.1, §6.5.3.1.
    NgsiLdAnswer retrieve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(OF_ENTITY, OF_ENTITY_ABSENT);
        var types = types(work.context(), parameters);
        var attributes = attributes(work.context(), parameters);
        var representation = Representation.of(parameters, attributes);
        var id = work.entityId();
        var entity =
                twin.find(work.tenant(), id, work.caller().viewer())
                        .filter(found -> types.isEmpty() || isOfAny(found, types))
                        .orElseThrow(() -> new Fault(Results.notFound(id)));
        if (!attributes.isEmpty()
                && entity.attributes().stream()
                        .noneMatch(attribute -> attributes.contains(attribute.name()))) {
            throw ErrorType.RESOURCE_NOT_FOUND.fault(
                    "The entity " + id.uri() + " has none of these attributes");
        }
        return answer(
                work.context(),
                accepted,
                JsonText.write(json ->
                        new EntityWriter(json, representation, accepted, work.context())
                                .write(entity)));
    }

    private static boolean isOfAny(Entity entity, Set<String> types) {
        return entity.types().stream().anyMatch(types::contains);
    }

    /// §5.7.2, §6.4.3.2.
    NgsiLdAnswer query(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(OF_QUERY, OF_QUERY_ABSENT);
        var query = query(work.context(), parameters);
        var representation = Representation.of(parameters, query.attributes());
        var found = twin.query(work.tenant(), query, work.caller().viewer());
        var body =
                JsonText.write(json -> {
                    var writer = new EntityWriter(json, representation, accepted, work.context());
                    json.writeStartArray();
                    for (var entity : found.entities()) {
                        writer.write(entity);
                    }
                    json.writeEndArray();
                });
        var answer = answer(work.context(), accepted, body);
        for (var link : pages(work, query, found, accepted)) {
            answer = answer.with("Link", link);
        }
        return found.count().isPresent()
                ? answer.with("NGSILD-Results-Count", Long.toString(found.count().getAsLong()))
                : answer;
    }

    private static EntityQuery query(LdContext context, Parameters parameters) {
        var types = types(context, parameters);
        var attributes = attributes(context, parameters);
        var ids = parameters.list("id").stream().map(Words::entityId).toList();
        if (types.isEmpty() && attributes.isEmpty() && !isLocal(parameters)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The query is too wide: it takes type or attrs, or local=true (§5.7.2.4)");
        }
        var limit = parameters.number("limit", DEFAULT_LIMIT);
        var counting = parameters.isTrue("count") ? Counting.COUNTED : Counting.NOT_COUNTED;
        if (limit > HIGHEST_LIMIT) {
            throw ErrorType.TOO_MANY_RESULTS.fault("The limit is at most " + HIGHEST_LIMIT);
        }
        if (limit == 0 && counting == Counting.NOT_COUNTED) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The limit is 0 only with count=true (§6.3.13)");
        }
        return new EntityQuery(
                ids, types, attributes, parameters.number("offset", 0), limit, counting);
    }

    /// `type=*` asks for every type and means `local=true` (Table 6.4.3.2-1).
    private static boolean isLocal(Parameters parameters) {
        var everyType = parameters.text("type").filter(type -> type.equals("*")).isPresent();
        if (everyType && parameters.has("local") && !parameters.isTrue("local")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("type=* does not go with local=false");
        }
        return everyType || parameters.isTrue("local");
    }

    /// §4.17, as far as it is a list of types; empty for any.
    private static Set<String> types(LdContext context, Parameters parameters) {
        var selection = parameters.text("type").orElse("*");
        if (selection.equals("*")) {
            return Set.of();
        }
        if (selection.indexOf('(') >= 0 || selection.indexOf(';') >= 0) {
            throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                    "A conjunction of types (§4.17) is not supported yet");
        }
        return List.of(selection.split("[,|]", -1)).stream()
                .map(type -> Words.expandName(context, type))
                .collect(toUnmodifiableSet());
    }

    private static Set<String> attributes(LdContext context, Parameters parameters) {
        return parameters.list("attrs").stream()
                .map(name -> Words.attributeName(context, name))
                .collect(toUnmodifiableSet());
    }

    /// The `Link` fields to the next and the previous page (§6.3.10).
    private static List<String> pages(
            Work work, EntityQuery query, EntityAnswer found, MediaType accepted) {
        var links = new ArrayList<String>(2);
        if (query.limit() > 0 && found.more()) {
            links.add(page(work, query, query.offset() + query.limit(), "next", accepted));
        }
        if (query.limit() > 0 && query.offset() > 0) {
            var before = Math.max(0, query.offset() - query.limit());
            links.add(page(work, query, before, "prev", accepted));
        }
        return links;
    }

    private static String page(
            Work work, EntityQuery query, int offset, String relation, MediaType accepted) {
        var kept = new StringBuilder();
        for (var pair : work.request().query().split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset=")) {
                kept.append(pair).append('&');
            }
        }
        return "<%s/entities?%slimit=%d&offset=%d>; rel=\"%s\"; type=\"%s\""
                .formatted(Target.ROOT, kept, query.limit(), offset, relation, accepted.text());
    }

    /// §6.3.6: the context is in the body or in a `Link` field.
    private static NgsiLdAnswer answer(LdContext context, MediaType mediaType, byte[] body) {
        var field = new NgsiLdAnswer.Field("Content-Type", mediaType.text());
        return switch (mediaType) {
            case JSON ->
                    new NgsiLdAnswer(
                            200,
                            List.of(
                                    field,
                                    new NgsiLdAnswer.Field("Link", context.mention().link())),
                            body);
            case LD_JSON -> new NgsiLdAnswer(200, List.of(field), body);
        };
    }
}
