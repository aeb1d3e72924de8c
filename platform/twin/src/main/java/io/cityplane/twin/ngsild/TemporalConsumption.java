package io.cityplane.twin.ngsild;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.History;
import io.cityplane.twin.Series;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What entities were, over HTTP (§5.7.3, §5.7.4).
///
/// Which entities are meant is asked of the twin as it is now; so what has been deleted is not
/// told.
final class TemporalConsumption {

    private static final Set<String> OPTIONS =
            Set.of("normalized", "simplified", "sysAttrs", "temporalValues");

    /// Of both operations.
    private static final Set<String> OF_BOTH =
            Set.of(
                    "attrs",
                    "datasetId",
                    "format",
                    "lang",
                    "local",
                    "omit",
                    "options",
                    "pick",
                    "timerel",
                    "timeAt",
                    "endTimeAt",
                    "timeproperty",
                    "lastN");

    private static final Set<String> SELECTING =
            Set.of("count", "csf", "id", "idPattern", "limit", "offset", "splitEntities", "type");
    private static final Set<String> ABSENT =
            Set.of("aggrMethods", "aggrPeriodDuration", "entityMap", "entityMapLifetime");
    private static final Set<String> ABSENT_SELECTING =
            Set.of(
                    "aggrMethods",
                    "aggrPeriodDuration",
                    "coordinates",
                    "entityMap",
                    "entityMapLifetime",
                    "expandValues",
                    "geometry",
                    "geoproperty",
                    "georel",
                    "jsonKeys",
                    "orderBy",
                    "q",
                    "scopeQ");
    private static final Set<String> OF_QUERY = union(OF_BOTH, SELECTING);
    private static final Set<String> BESIDE_BODY =
            Set.of("count", "format", "limit", "local", "offset", "options");
    private static final int PAGE = 1_000;

    private final Twin twin;
    private final Optional<History> history;
    private final int mostInstances;

    TemporalConsumption(NgsiLdDoors doors) {
        this.twin = doors.twin();
        this.history = doors.history();
        this.mostInstances = doors.settings().mostInstances();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /// §5.7.3, §6.19.3.1.
    NgsiLdAnswer retrieve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(OF_BOTH, ABSENT);
        var asked = new Asked(work, parameters);
        var id = work.entityId();
        var entity =
                twin.find(work.tenant(), id, work.caller().viewer())
                        .orElseThrow(() -> new Fault(Results.notFound(id)));
        var evolution = asked.read(List.of(id));
        return partial(
                evolution,
                Results.resource(
                        work,
                        evolution.cut().isPresent() ? 206 : 200,
                        accepted,
                        json ->
                                asked.writer(json, accepted)
                                        .write(id.uri(), entity.types(), evolution.series())));
    }

    /// §5.7.4, §6.18.3.2.
    NgsiLdAnswer query(Work work) {
        var parameters = work.parameters().onlyOf(OF_QUERY, ABSENT_SELECTING);
        return query(work, parameters, Selections.Types.ALL);
    }

    /// §5.7.4, §6.24.3.1.
    NgsiLdAnswer queryByBody(Work work, byte[] body) {
        var beside = work.parameters().onlyOf(BESIDE_BODY, Set.of());
        var read = QueryBody.readTemporal(body, work.context(), beside.all());
        return query(work, read.parameters().onlyOf(OF_QUERY, ABSENT_SELECTING), read.selected());
    }

    private NgsiLdAnswer query(Work work, Parameters parameters, Selections.Types selected) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var asked = new Asked(work, parameters).requireTime();
        var query = asked.selection(selected);
        var found = twin.query(work.tenant(), query, work.caller().viewer());
        var ids = found.entities().stream().map(Entity::id).toList();
        var evolution = asked.read(ids);
        var byEntity = evolution.series().stream().collect(groupingBy(Series::id));
        var answer =
                Results.resource(
                        work,
                        evolution.cut().isPresent() ? 206 : 200,
                        accepted,
                        json -> {
                            json.writeStartArray();
                            var writer = asked.writer(json, accepted);
                            for (var entity : found.entities()) {
                                var series = byEntity.get(entity.id());
                                if (series != null) {
                                    writer.write(entity.id().uri(), entity.types(), series);
                                }
                            }
                            json.writeEndArray();
                        });
        for (var link : links(work, query, found, accepted)) {
            answer = answer.with("Link", link);
        }
        return partial(evolution, counted(found, answer));
    }

    private static List<String> links(
            Work work, EntityQuery query, EntityAnswer found, MediaType accepted) {
        return work.target().operation() == Operation.QUERY_EVOLUTIONS_BY_BODY
                ? List.of()
                : Pages.links(
                        work,
                        "temporal/entities",
                        query.offset(),
                        query.limit(),
                        found.more(),
                        accepted);
    }

    private static NgsiLdAnswer counted(EntityAnswer found, NgsiLdAnswer answer) {
        return found.count().isPresent()
                ? answer.with("NGSILD-Results-Count", Long.toString(found.count().getAsLong()))
                : answer;
    }

    private static NgsiLdAnswer partial(Evolution evolution, NgsiLdAnswer answer) {
        return evolution.cut().map(range -> answer.with("Content-Range", range)).orElse(answer);
    }

    /// The entities that a temporal query finds and that have values then (§5.14.5.4).
    List<EntityId> candidates(Work work) {
        var parameters =
                work.parameters()
                        .onlyOf(union(OF_QUERY, MappedQueries.PARAMETERS), ABSENT_SELECTING);
        var asked = new Asked(work, parameters).requireTime();
        var query = asked.selection(Selections.Types.ALL);
        var ids = new ArrayList<EntityId>();
        var more = true;
        for (var offset = 0; more; offset += PAGE) {
            var found =
                    twin.query(
                            work.tenant(),
                            new EntityQuery(
                                            query.ids(),
                                            query.types(),
                                            query.attributes(),
                                            offset,
                                            PAGE,
                                            Counting.NOT_COUNTED)
                                    .where(query.where()),
                            work.caller().viewer());
            var some = found.entities().stream().map(Entity::id).toList();
            var having = asked.having(some);
            some.stream().filter(having::contains).forEach(ids::add);
            if (ids.size() > EntityMaps.MOST_ENTITIES) {
                throw ErrorType.TOO_MANY_RESULTS.fault(
                        "An entity map has at most " + EntityMaps.MOST_ENTITIES + " entities");
            }
            more = found.more();
        }
        return ids.stream().distinct().toList();
    }

    /// What a request asks of the past.
    private final class Asked {

        private final Work work;
        private final Parameters parameters;
        private final History past;
        private final TemporalQuery time;
        private final View view;
        private final Set<String> attributes;
        private final List<String> datasets;

        private Asked(Work work, Parameters parameters) {
            this.work = work;
            this.parameters = parameters;
            this.past =
                    history.orElseThrow(() ->
                            ErrorType.OPERATION_NOT_SUPPORTED.fault("No history is kept here"));
            this.time = TemporalQuery.of(parameters);
            this.attributes = QueryReader.attributes(work.context(), parameters);
            this.datasets = QueryReader.datasets(parameters);
            var projection = Projection.of(work.context(), parameters);
            if (projection.depth() > 0) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "Linked entities have no temporal representation (§5.7.3.4)");
            }
            this.view =
                    new View(
                            representation(),
                            projection,
                            Linking.NONE,
                            Languages.of(parameters.text("lang")));
        }

        private Representation representation() {
            var options = parameters.options(OPTIONS);
            var words = new ArrayList<>(options);
            words.remove("sysAttrs");
            var format =
                    switch (parameters.text("format").orElse(String.join(",", words))) {
                        case "", "normalized" -> Format.NORMALIZED;
                        case "temporalValues", "simplified" -> Format.SIMPLIFIED;
                        case "aggregatedValues" ->
                                throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                                        "Aggregated values are not supported yet (§4.5.19)");
                        case String other ->
                                throw ErrorType.INVALID_REQUEST.fault(
                                        "The format is normalized or temporalValues, not "
                                                + Words.quoted(other));
                    };
            return new Representation(
                    format,
                    options.contains("sysAttrs") ? SystemAttributes.SHOWN : SystemAttributes.HIDDEN,
                    parameters.has("attrs") ? attributes : Set.of());
        }

        private Asked requireTime() {
            if (time.relation().isEmpty()) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "A temporal query has timerel and timeAt (§5.7.4.4)");
            }
            return this;
        }

        private EntityQuery selection(Selections.Types selected) {
            Map<String, String> given = new HashMap<>(parameters.all());
            given.keySet().retainAll(QueryReader.KNOWN);
            given.keySet().removeAll(Set.of("datasetId", "format", "lang", "options"));
            return new QueryReader(work.context(), Parameters.of(given)).query(selected);
        }

        private Evolution read(List<EntityId> ids) {
            if (ids.isEmpty()) {
                return new Evolution(List.of(), Optional.empty());
            }
            var evolution = Evolution.read(past, work, time, ids, attributes, mostInstances);
            return datasets.isEmpty()
                    ? evolution
                    : new Evolution(
                            evolution.series().stream()
                                    .filter(series ->
                                            datasets.contains(
                                                    series.dataset()
                                                            .orElse(Words.DEFAULT_INSTANCE)))
                                    .toList(),
                            evolution.cut());
        }

        private Set<EntityId> having(List<EntityId> ids) {
            var having = new HashSet<EntityId>();
            if (!ids.isEmpty()) {
                Evolution.last(past, work, time, ids, attributes)
                        .forEach(series -> having.add(series.id()));
            }
            return having;
        }

        private TemporalWriter writer(JsonGenerator json, MediaType accepted) {
            return new TemporalWriter(json, view, accepted, work.context(), time.property());
        }
    }
}
