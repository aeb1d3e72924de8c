package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Retrieval and queries (§5.7.1, §5.7.2).
final class Consumption {

    private static final Set<String> OF_ENTITY =
            Set.of(
                    "attrs",
                    "containedBy",
                    "datasetId",
                    "entityMap",
                    "entityMapLifetime",
                    "format",
                    "geometryProperty",
                    "join",
                    "joinLevel",
                    "lang",
                    "local",
                    "omit",
                    "options",
                    "pick",
                    "type");

    /// Those of a query by body that stand in the address (§6.23.3.1).
    static final Set<String> BESIDE_BODY =
            Set.of(
                    "count",
                    "entityMap",
                    "entityMapLifetime",
                    "format",
                    "geometryProperty",
                    "limit",
                    "local",
                    "offset",
                    "options");

    private final Twin twin;
    private final MappedQueries mapped;

    Consumption(Twin twin, MappedQueries mapped) {
        this.twin = twin;
        this.mapped = mapped;
    }

    /// §5.7.1, §6.5.3.1.
    NgsiLdAnswer retrieve(Work work) {
        var parameters = work.parameters().onlyOf(OF_ENTITY, Set.of());
        var reading = new Answering(work, parameters);
        var types = Selections.types(work.context(), parameters.text("type").orElse("*"));
        var attributes = QueryReader.attributes(work.context(), parameters);
        var id = work.entityId();
        if (reading.isPlain()
                && types.anyOf().isEmpty()
                && attributes.isEmpty()
                && !MappedQueries.isWanted(work, parameters)) {
            return twin.glance(work.tenant(), id, work.caller().viewer())
                    .map(found -> reading.atAGlance(reading.writer().one(found)))
                    .orElseThrow(() -> new Fault(Results.notFound(id)));
        }
        var entity =
                reading.find(id)
                        .filter(found -> isOfType(work, found, types))
                        .map(reading::withDatasets)
                        .orElseThrow(() -> new Fault(Results.notFound(id)));
        if (!attributes.isEmpty()
                && entity.attributes().stream()
                        .noneMatch(attribute -> attributes.contains(attribute.name()))) {
            throw ErrorType.RESOURCE_NOT_FOUND.fault(
                    "The entity " + id.uri() + " has none of these attributes");
        }
        var answer = reading.one(entity);
        return MappedQueries.isWanted(work, parameters)
                ? answer.with("NGSILD-EntityMap", mapped.of(work, parameters, id).location())
                : answer;
    }

    private boolean isOfType(Work work, Entity found, Selections.Types types) {
        if (types.anyOf().isEmpty()) {
            return true;
        }
        var query =
                new EntityQuery(
                                List.of(found.id()),
                                types.anyOf(),
                                Set.of(),
                                0,
                                1,
                                Counting.NOT_COUNTED)
                        .where(types.condition());
        return !twin.query(work.tenant(), query, work.caller().viewer()).entities().isEmpty();
    }

    /// §5.7.2, §6.4.3.2.
    NgsiLdAnswer query(Work work) {
        var parameters = work.parameters().onlyOf(QueryReader.KNOWN, Set.of());
        return query(work, parameters, Selections.Types.ALL);
    }

    /// §5.7.2, §6.23.3.1.
    NgsiLdAnswer queryByBody(Work work, byte[] body) {
        var beside = work.parameters().onlyOf(BESIDE_BODY, Set.of());
        var read = QueryBody.read(body, work.context(), beside.all());
        return query(work, read.parameters(), read.selected());
    }

    private NgsiLdAnswer query(Work work, Parameters parameters, Selections.Types selected) {
        var reading = new Answering(work, parameters);
        var query = new QueryReader(work.context(), parameters).query(selected);
        if (MappedQueries.isWanted(work, parameters)) {
            var found = mapped.query(work, parameters, query);
            var answer = page(work, reading, query, found.answer());
            return (found.isNew() ? answer.withStatus(201) : answer)
                    .with("NGSILD-EntityMap", found.map().location());
        }
        var viewer = work.caller().viewer();
        if (!reading.isPlain()) {
            return page(work, reading, query, twin.query(work.tenant(), query, viewer));
        }
        var found = twin.glance(work.tenant(), query, viewer);
        var answer = reading.atAGlance(reading.writer().all(found.entities()));
        return page(answer, found.count(), pages(work, query, found.more(), reading));
    }

    private static NgsiLdAnswer page(
            Work work, Answering reading, EntityQuery query, EntityAnswer found) {
        var answer = reading.all(found.entities().stream().map(reading::withDatasets).toList());
        return page(answer, found.count(), pages(work, query, found.more(), reading));
    }

    private static NgsiLdAnswer page(NgsiLdAnswer first, OptionalLong count, List<String> links) {
        var answer = first;
        for (var link : links) {
            answer = answer.with("Link", link);
        }
        return count.isPresent()
                ? answer.with("NGSILD-Results-Count", Long.toString(count.getAsLong()))
                : answer;
    }

    /// One answer as it is made.
    private final class Answering {

        private final Work work;
        private final View view;
        private final List<String> datasets;
        private final MediaType accepted;
        private final Optional<GeoJson> geo;
        private final Preferences preferences;

        /// Whether something was left out or told otherwise, for an earlier version's sake.
        private boolean isAmended;

        private Answering(Work work, Parameters parameters) {
            this.work = work;
            var accept = work.request().fields().accept();
            var isGeo = MediaType.prefersGeoJson(accept);
            this.accepted = isGeo ? MediaType.JSON : MediaType.accepted(accept);
            this.view = QueryReader.view(work.context(), parameters, this::find);
            this.datasets = QueryReader.datasets(parameters);
            this.preferences = Preferences.of(work.request().fields().prefer());
            var property = parameters.text("geometryProperty");
            if (property.isPresent() && !isGeo) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "geometryProperty goes with Accept: application/geo+json (§5.7.2.4)");
            }
            this.geo =
                    isGeo
                            ? Optional.of(
                                    new GeoJson(
                                            property.map(name ->
                                                            Words.attributeName(
                                                                    work.context(), name))
                                                    .orElse(Selections.LOCATION),
                                            view,
                                            work.context(),
                                            preferences.geoContext()))
                            : Optional.empty();
        }

        /// What an entity is linked to is told in the same version.
        private Optional<Entity> find(EntityId id) {
            return twin.find(work.tenant(), id, work.caller().viewer()).map(this::amended);
        }

        private Entity amended(Entity entity) {
            if (preferences.version().isEmpty()) {
                return entity;
            }
            var amended = preferences.version().get().amend(entity, work.context());
            isAmended |= !amended.equals(entity);
            return amended;
        }

        /// Whether entities can be told without being made.
        private boolean isPlain() {
            return geo.isEmpty()
                    && datasets.isEmpty()
                    && preferences.version().isEmpty()
                    && LayoutText.suits(view);
        }

        private GlanceWriter writer() {
            return new GlanceWriter(view, accepted, work.context());
        }

        private NgsiLdAnswer atAGlance(byte[] body) {
            return answer(work.context(), accepted, body, 200);
        }

        private String mediaType() {
            return geo.isPresent() ? MediaType.GEO_JSON : accepted.text();
        }

        /// Only the instances that are asked for.
        private Entity withDatasets(Entity whole) {
            var entity = amended(whole);
            if (datasets.isEmpty()) {
                return entity;
            }
            var chosen =
                    entity.attributes().stream()
                            .filter(attribute ->
                                    datasets.contains(
                                            attribute.dataset().orElse(Words.DEFAULT_INSTANCE)))
                            .toList();
            return new Entity(
                    entity.id(),
                    entity.types(),
                    entity.scopes(),
                    chosen,
                    entity.ownership(),
                    entity.times(),
                    entity.expiresAt());
        }

        private NgsiLdAnswer one(Entity entity) {
            requireSomething(entity);
            // Without links to follow it is the entity alone, not a list of one.
            if (view.linking().style() == Linking.Style.FLAT
                    && view.linking().flat(List.of(entity), view.projection()).size() > 1) {
                return all(List.of(entity));
            }
            return body(json -> {
                if (geo.isPresent()) {
                    geo.get().writeOne(json, entity);
                } else {
                    new EntityWriter(json, view, accepted, work.context()).write(entity);
                }
            });
        }

        /// §5.7.1.4: of an entity with no member that is asked for there is nothing to answer.
        private void requireSomething(Entity entity) {
            var projection = view.projection();
            if (!projection.shows("id")
                    && !projection.shows("type")
                    && (entity.scopes().isEmpty() || !projection.shows("scope"))
                    && entity.attributes().stream().noneMatch(it -> view.shows(it.name()))) {
                throw ErrorType.RESOURCE_NOT_FOUND.fault(
                        "The entity " + entity.id().uri() + " has none of these members");
            }
        }

        private NgsiLdAnswer all(List<Entity> entities) {
            return body(json -> {
                if (geo.isPresent()) {
                    geo.get().writeAll(json, entities);
                    return;
                }
                json.writeStartArray();
                if (view.linking().style() == Linking.Style.FLAT) {
                    writeFlat(json, entities);
                } else {
                    var writer = new EntityWriter(json, view, accepted, work.context());
                    for (var entity : entities) {
                        writer.write(entity);
                    }
                }
                json.writeEndArray();
            });
        }

        private void writeFlat(JsonGenerator json, List<Entity> entities) throws IOException {
            for (var told : view.linking().flat(entities, view.projection()).values()) {
                new EntityWriter(json, view.with(told.projection()), accepted, work.context())
                        .write(told.entity());
            }
        }

        private NgsiLdAnswer body(JsonText.Writing writing) {
            var body = JsonText.write(writing);
            if (geo.isEmpty()) {
                var answer = answer(work.context(), accepted, body, isAmended ? 203 : 200);
                return preferences
                        .version()
                        .map(version -> answer.with("Preference-Applied", version.applied()))
                        .orElse(answer);
            }
            var type = new NgsiLdAnswer.Field("Content-Type", MediaType.GEO_JSON);
            return switch (preferences.geoContext()) {
                case IN_BODY -> new NgsiLdAnswer(200, List.of(type), body);
                case IN_LINK ->
                        new NgsiLdAnswer(
                                200,
                                List.of(
                                        type,
                                        new NgsiLdAnswer.Field(
                                                "Link", work.context().mention().link())),
                                body);
            };
        }
    }

    /// The `Link` fields to the next and the previous page (§6.3.10).
    private static List<String> pages(
            Work work, EntityQuery query, boolean more, Answering reading) {
        var mediaType = reading.mediaType();
        var links = new ArrayList<String>(2);
        if (query.limit() > 0 && more) {
            links.add(page(work, query, query.offset() + query.limit(), "next", mediaType));
        }
        if (query.limit() > 0 && query.offset() > 0) {
            var before = Math.max(0, query.offset() - query.limit());
            links.add(page(work, query, before, "prev", mediaType));
        }
        return links;
    }

    /// The parameters in the order of their names: one query has one address.
    private static String page(
            Work work, EntityQuery query, int offset, String relation, String mediaType) {
        var pairs = new ArrayList<String>();
        for (var pair : work.request().query().split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset=")) {
                pairs.add(Parameters.plain(pair));
            }
        }
        pairs.add("limit=" + query.limit());
        pairs.add("offset=" + offset);
        pairs.sort(Comparator.naturalOrder());
        return "<%s/%s?%s>; rel=\"%s\"; type=\"%s\""
                .formatted(
                        Target.ROOT,
                        work.target().operation() == Operation.QUERY_BY_BODY
                                ? "entityOperations/query"
                                : "entities",
                        String.join("&", pairs),
                        relation,
                        mediaType);
    }

    /// §6.3.6: the context is in the body or in a `Link` field.
    private static NgsiLdAnswer answer(
            LdContext context, MediaType mediaType, byte[] body, int status) {
        var field = new NgsiLdAnswer.Field("Content-Type", mediaType.text());
        return switch (mediaType) {
            case JSON ->
                    new NgsiLdAnswer(
                            status,
                            List.of(
                                    field,
                                    new NgsiLdAnswer.Field("Link", context.mention().link())),
                            body);
            case LD_JSON -> new NgsiLdAnswer(status, List.of(field), body);
        };
    }
}
