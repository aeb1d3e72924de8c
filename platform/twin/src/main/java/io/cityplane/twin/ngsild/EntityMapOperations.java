package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Twin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Entity maps as resources (§5.14.1 to §5.14.4).
final class EntityMapOperations {

    private static final int PAGE = 1_000;

    private final Twin twin;
    private final EntityMaps maps;
    private final MappedQueries queries;
    private final TemporalConsumption evolutions;

    EntityMapOperations(
            Twin twin, EntityMaps maps, MappedQueries queries, TemporalConsumption evolutions) {
        this.twin = twin;
        this.maps = maps;
        this.queries = queries;
        this.evolutions = evolutions;
    }

    /// §5.14.4, §6.34.3.1.
    NgsiLdAnswer create(Work work) {
        var parameters = work.parameters().onlyOf(QueryReader.KNOWN, Set.of());
        return create(work, parameters, Selections.Types.ALL);
    }

    /// §5.14.4, §6.34.3.2.
    NgsiLdAnswer createByBody(Work work, byte[] body) {
        var beside = work.parameters().onlyOf(Consumption.BESIDE_BODY, Set.of());
        var read = QueryBody.read(body, work.context(), beside.all());
        return create(work, read.parameters(), read.selected());
    }

    /// §5.14.4.3 has what concerns the answer of a query ignored; it must be right all the same.
    private NgsiLdAnswer create(Work work, Parameters parameters, Selections.Types selected) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        MappedQueries.lifetime(parameters);
        var query = new QueryReader(work.context(), parameters).query(selected);
        var map = queries.create(work, parameters, query);
        return answer(work, 201, accepted, map, map.ids()).with("NGSILD-EntityMap", map.location());
    }

    /// §5.14.5, §6.35.3.1: of the entities that had values then.
    NgsiLdAnswer createOfPast(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var map =
                maps.create(
                        work,
                        evolutions.candidates(work),
                        MappedQueries.lifetime(work.parameters()));
        return answer(work, 201, accepted, map, map.ids()).with("NGSILD-EntityMap", map.location());
    }

    /// §5.14.1, §6.32.3.1: without what its maker may not see any more.
    NgsiLdAnswer retrieve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        work.parameters().onlyOf(Set.of(), Set.of());
        var map = find(work);
        return answer(work, 200, accepted, map, seen(work, map.ids()));
    }

    private List<EntityId> seen(Work work, List<EntityId> ids) {
        var seen = new ArrayList<EntityId>(ids.size());
        for (var at = 0; at < ids.size(); at += PAGE) {
            var some = ids.subList(at, Math.min(ids.size(), at + PAGE));
            var query = new EntityQuery(some, Set.of(), Set.of(), 0, PAGE, Counting.NOT_COUNTED);
            var there =
                    twin.query(work.tenant(), query, work.caller().viewer()).entities().stream()
                            .map(Entity::id)
                            .collect(Collectors.toSet());
            some.stream().filter(there::contains).forEach(seen::add);
        }
        return seen;
    }

    /// §5.14.2, §6.32.3.2: all but `expiresAt` is the server's to say, and ignored.
    NgsiLdAnswer update(Work work, byte[] body) {
        work.parameters().onlyOf(Set.of(), Set.of());
        var map = find(work);
        var fragment = JsonText.tree(body);
        if (!fragment.isObject()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body is an object (§5.14.2)");
        }
        for (var member : fragment.properties()) {
            switch (member.getKey()) {
                case "id", "type", "@context", "entityMap", "linkedMaps" -> {}
                case "expiresAt" -> {}
                default ->
                        throw ErrorType.BAD_REQUEST_DATA.fault(
                                "An entity map has no member " + Words.quoted(member.getKey()));
            }
        }
        var type = fragment.path("type");
        if (!type.isMissingNode() && !"EntityMap".equals(type.textValue())) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The type is EntityMap (§5.2.39)");
        }
        var expiresAt = fragment.path("expiresAt");
        if (!expiresAt.isMissingNode()) {
            maps.expireAt(map, DateTimes.parse(expiresAt.isTextual() ? expiresAt.textValue() : ""));
        }
        return NgsiLdAnswer.done();
    }

    /// §5.14.3, §6.32.3.3.
    NgsiLdAnswer delete(Work work) {
        work.parameters().onlyOf(Set.of(), Set.of());
        maps.delete(find(work));
        return NgsiLdAnswer.done();
    }

    private EntityMap find(Work work) {
        var id = Words.uri(work.target().entity());
        return maps.find(work, id)
                .orElseThrow(
                        () -> ErrorType.RESOURCE_NOT_FOUND.fault("There is no entity map " + id));
    }

    private static NgsiLdAnswer answer(
            Work work, int status, MediaType accepted, EntityMap map, List<EntityId> ids) {
        return Results.resource(
                work, status, accepted, json -> write(json, work, accepted, map, ids));
    }

    /// §5.2.39.
    private static void write(
            JsonGenerator json, Work work, MediaType accepted, EntityMap map, List<EntityId> ids)
            throws IOException {
        json.writeStartObject();
        if (accepted == MediaType.LD_JSON) {
            json.writeFieldName("@context");
            json.writeRawValue(work.context().mention().json());
        }
        json.writeStringField("id", map.id());
        json.writeStringField("type", "EntityMap");
        json.writeStringField("expiresAt", DateTimes.format(map.expiresAt()));
        json.writeObjectFieldStart("entityMap");
        for (var id : ids) {
            json.writeArrayFieldStart(id.uri());
            json.writeString(Words.DEFAULT_INSTANCE);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("linkedMaps");
        json.writeEndObject();
        json.writeEndObject();
    }
}
