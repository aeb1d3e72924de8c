package io.cityplane.twin.ngsild;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the parameters of a query ask for (§5.7.2.4, Table 6.4.3.2-1).
final class QueryReader {

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 1_000;

    static final Set<String> KNOWN =
            Set.of(
                    "attrs",
                    "collation",
                    "containedBy",
                    "coordinates",
                    "count",
                    "csf",
                    "datasetId",
                    "entityMap",
                    "entityMapLifetime",
                    "expandValues",
                    "format",
                    "geometry",
                    "geometryProperty",
                    "geoproperty",
                    "georel",
                    "id",
                    "idPattern",
                    "join",
                    "joinLevel",
                    "jsonKeys",
                    "lang",
                    "limit",
                    "local",
                    "offset",
                    "omit",
                    "options",
                    "orderBy",
                    "orderFrom",
                    "orderGeometry",
                    "pick",
                    "q",
                    "scopeQ",
                    "splitEntities",
                    "type");

    /// §4.8: they are no attributes that make a query narrow.
    private static final Set<String> OF_THE_SYSTEM =
            Set.of(
                    AttributePath.CREATED_AT,
                    AttributePath.MODIFIED_AT,
                    "https://uri.etsi.org/ngsi-ld/deletedAt",
                    "https://uri.etsi.org/ngsi-ld/expiresAt");

    private final LdContext context;
    private final Parameters parameters;
    private boolean isNarrow;

    QueryReader(LdContext context, Parameters parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    /// @param selected of a body's entity selectors; else everything
    /// @throws Fault if it is none, or too wide a one
    EntityQuery query(Selections.Types selected) {
        var conditions = new ArrayList<Condition>();
        conditions.add(selected.condition());
        var types = selected;
        if (parameters.has("type")) {
            types = Selections.types(context, parameters.text("type").orElse("*"));
            conditions.add(types.condition());
        }
        isNarrow = !types.anyOf().isEmpty() || isLocal();
        var attributes = attributes(context, parameters);
        isNarrow |= attributes.stream().anyMatch(name -> !OF_THE_SYSTEM.contains(name));
        parameters.text("idPattern").map(Selections::idPattern).ifPresent(conditions::add);
        parameters.text("scopeQ").map(Selections::scopes).ifPresent(conditions::add);
        readGeo().ifPresent(conditions::add);
        readQ().ifPresent(conditions::add);
        parameters.text("csf").ifPresent(text -> QueryText.parse(text, context, Set.of()));
        var _ = parameters.isTrue("splitEntities");
        if (!isNarrow) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The query is too wide: it takes type, attrs, q, georel or local=true"
                            + " (§5.7.2.4)");
        }
        conditions.removeIf(Condition.EVERYTHING::equals);
        return new EntityQuery(
                        parameters.list("id").stream().map(Words::entityId).toList(),
                        types.anyOf(),
                        attributes,
                        offset(),
                        limit(),
                        counting())
                .where(Condition.all(conditions))
                .orderedBy(Orders.of(context, parameters));
    }

    /// `type=*` asks for every type and means `local=true` (Table 6.4.3.2-1).
    private boolean isLocal() {
        var everyType = parameters.text("type").filter(type -> type.equals("*")).isPresent();
        if (everyType && parameters.has("local") && !parameters.isTrue("local")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("type=* does not go with local=false");
        }
        return everyType || parameters.isTrue("local");
    }

    private Optional<Condition> readGeo() {
        var relation = parameters.text("georel");
        if (relation.isEmpty()) {
            if (parameters.has("geometry")
                    || parameters.has("coordinates")
                    || parameters.has("geoproperty")) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "geometry, coordinates and geoproperty go with georel (§4.10)");
            }
            return Optional.empty();
        }
        isNarrow = true;
        var property =
                parameters.text("geoproperty").map(name -> Words.attributeName(context, name));
        return Optional.of(
                Selections.geo(
                        relation.get(),
                        required("geometry"),
                        required("coordinates"),
                        property.orElse(Selections.LOCATION)));
    }

    private String required(String name) {
        return parameters
                .text(name)
                .orElseThrow(() ->
                        ErrorType.BAD_REQUEST_DATA.fault("georel goes with " + name + " (§4.10)"));
    }

    private Optional<Condition> readQ() {
        var text = parameters.text("q");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var read =
                QueryText.parse(
                        text.get(), context, new HashSet<>(parameters.list("expandValues")));
        isNarrow |= read.names().stream().anyMatch(name -> !OF_THE_SYSTEM.contains(name));
        if (read.links() > Linking.of(parameters, _ -> Optional.empty()).depth()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "q follows relationships deeper than join and joinLevel say (§5.7.2.4)");
        }
        return Optional.of(read.condition());
    }

    /// `attrs`, or what `pick` needs.
    static Set<String> attributes(LdContext context, Parameters parameters) {
        if (parameters.has("attrs")) {
            return parameters.list("attrs").stream()
                    .map(QueryReader::notMember)
                    .map(name -> Words.attributeName(context, name))
                    .collect(toUnmodifiableSet());
        }
        var projection = Projection.of(context, parameters);
        var names = projection.members().keySet();
        return projection.choice() == Projection.Choice.OMIT
                        || names.contains("id")
                        || names.contains("type")
                        || names.contains("scope")
                ? Set.of()
                : Set.copyOf(names);
    }

    private static String notMember(String name) {
        if (name.equals("id") || name.equals("type")) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The " + name + " is no attribute: pick and omit take it (§4.21)");
        }
        return name;
    }

    /// How what is found is answered.
    ///
    /// @param found what the viewer may see by an id
    static View view(
            LdContext context, Parameters parameters, Function<EntityId, Optional<Entity>> found) {
        var attributes =
                parameters.has("attrs") ? attributes(context, parameters) : Set.<String>of();
        var projection = Projection.of(context, parameters);
        var linking = Linking.of(parameters, found);
        if (projection.depth() > linking.depth()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "pick or omit go deeper than join and joinLevel say (§5.7.2.4)");
        }
        return new View(
                Representation.of(parameters, attributes),
                projection,
                linking,
                Languages.of(parameters.text("lang")));
    }

    private int offset() {
        return parameters.number("offset", 0);
    }

    private Counting counting() {
        return parameters.isTrue("count") ? Counting.COUNTED : Counting.NOT_COUNTED;
    }

    private int limit() {
        var limit = parameters.number("limit", DEFAULT_LIMIT);
        if (limit > HIGHEST_LIMIT) {
            throw ErrorType.TOO_MANY_RESULTS.fault("The limit is at most " + HIGHEST_LIMIT);
        }
        if (limit == 0 && counting() == Counting.NOT_COUNTED) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The limit is 0 only with count=true (§6.3.13)");
        }
        return limit;
    }

    /// The instances that `datasetId` asks for; empty for all.
    static List<String> datasets(Parameters parameters) {
        var datasets = parameters.list("datasetId");
        datasets.stream().filter(id -> !id.equals(Words.DEFAULT_INSTANCE)).forEach(Words::uri);
        return datasets;
    }
}
