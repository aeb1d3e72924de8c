package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a query that comes as a body (§5.2.23): its members mean what the parameters of the same
/// name do.
final class QueryBody {

    private static final int MOST_SELECTORS = 100;

    private static final Set<String> TEXTS =
            Set.of(
                    "q",
                    "csf",
                    "scopeQ",
                    "lang",
                    "join",
                    "joinLevel",
                    "splitEntities",
                    "entityMap",
                    "entityMapLifetime");
    private static final Set<String> LISTS =
            Set.of("attrs", "pick", "omit", "containedBy", "datasetId", "expandValues", "jsonKeys");
    private static final Set<String> OF_GEO =
            Set.of("georel", "geometry", "coordinates", "geoproperty");

    private static final Set<String> OF_TIME =
            Set.of(
                    "timerel",
                    "timeAt",
                    "endTimeAt",
                    "timeproperty",
                    "lastN",
                    "aggrMethods",
                    "aggrPeriodDuration");

    private final Map<String, String> values = new HashMap<>();
    private final LdContext context;
    private final Escapes escapes;
    private Selections.Types selected = Selections.Types.ALL;

    /// Whether a `temporalQ` is taken.
    private boolean isTemporal;

    private QueryBody(LdContext context, Escapes escapes) {
        this.context = context;
        this.escapes = escapes;
    }

    record Read(Parameters parameters, Selections.Types selected) {}

    /// @param ofAddress the parameters beside it, such as `limit`
    static Read read(byte[] body, LdContext context, Map<String, String> ofAddress) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    var query = new QueryBody(context, escapes);
                    query.values.putAll(ofAddress);
                    query.members(parser);
                    return new Read(Parameters.of(query.values), query.selected);
                });
    }

    /// The same of what entities were (§5.7.4): with a `temporalQ`.
    static Read readTemporal(byte[] body, LdContext context, Map<String, String> ofAddress) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    var query = new QueryBody(context, escapes);
                    query.isTemporal = true;
                    query.values.putAll(ofAddress);
                    query.members(parser);
                    return new Read(Parameters.of(query.values), query.selected);
                });
    }

    private void members(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body is a Query, an object (§5.2.23)");
        }
        var type = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> type = text(parser);
                case "@context" -> parser.skipChildren();
                case "entities" -> selected = selectors(parser);
                case "geoQ" -> object(parser, OF_GEO, Map.of());
                case "temporalQ" -> {
                    if (!isTemporal) {
                        throw ErrorType.BAD_REQUEST_DATA.fault(
                                "temporalQ asks for what entities were: /temporal (§5.2.23)");
                    }
                    object(parser, OF_TIME, Map.of());
                }
                case "ordering", "orderBy" -> ordering(parser, name);
                case String known when TEXTS.contains(known) -> values.put(known, text(parser));
                case String known when LISTS.contains(known) ->
                        values.put(known, String.join(",", texts(parser)));
                default -> throw unknown(name);
            }
        }
        if (!type.equals("Query")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body's type is Query (§5.2.23)");
        }
    }

    private void ordering(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(
                    parser,
                    Set.of("orderBy", "collation", "coordinates", "geometry"),
                    Map.of("coordinates", "orderFrom", "geometry", "orderGeometry"));
        } else if (name.equals("orderBy")) {
            values.put(name, String.join(",", texts(parser)));
        } else {
            throw ErrorType.BAD_REQUEST_DATA.fault("The member ordering is an object (§5.2.43)");
        }
    }

    private void object(JsonParser parser, Set<String> known, Map<String, String> renamed)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The member " + parser.currentName() + " is an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (!known.contains(name)) {
                throw unknown(name);
            }
            parser.nextToken();
            var value =
                    parser.currentToken() == JsonToken.START_ARRAY
                            ? name.equals("orderBy")
                                    ? String.join(",", texts(parser))
                                    : JsonText.copy(parser, escapes)
                            : string(parser);
            values.put(renamed.getOrDefault(name, name), value);
        }
    }

    /// §5.2.33: each with a type, perhaps with ids or a pattern of them.
    private Selections.Types selectors(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The member entities is a list (§5.2.23)");
        }
        var alternatives = new ArrayList<Condition>();
        var types = new HashSet<String>();
        var isOfAny = false;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (alternatives.size() == MOST_SELECTORS) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "The member entities has at most " + MOST_SELECTORS + " items");
            }
            var selector = selector(parser);
            isOfAny |= selector.anyOf().isEmpty();
            types.addAll(selector.anyOf());
            alternatives.add(selector.condition());
        }
        if (alternatives.isEmpty() || parser.currentToken() != JsonToken.END_ARRAY) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The member entities is a list of one object or more (§5.2.23)");
        }
        return new Selections.Types(isOfAny ? Set.of() : types, Condition.any(alternatives));
    }

    private Selections.Types selector(JsonParser parser) throws IOException {
        var conditions = new ArrayList<Condition>();
        Condition ids = null;
        Condition pattern = null;
        Selections.Types types = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "type" -> types = Selections.types(context, text(parser));
                case "id" ->
                        ids =
                                Condition.any(
                                        texts(parser).stream()
                                                .map(Words::entityId)
                                                .<Condition>map(QueryBody::isIt)
                                                .toList());
                case "idPattern" -> pattern = Selections.idPattern(text(parser));
                default -> throw unknown(name);
            }
        }
        if (types == null) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "Each item of entities has a type, * for any (§5.2.33)");
        }
        if (ids != null) {
            // It goes before the pattern (§5.2.33).
            conditions.add(ids);
        } else if (pattern != null) {
            conditions.add(pattern);
        }
        conditions.add(types.condition());
        if (!types.anyOf().isEmpty()) {
            conditions.add(
                    Condition.any(
                            types.anyOf().stream().<Condition>map(Condition.OfType::new).toList()));
        }
        return new Selections.Types(types.anyOf(), Condition.all(conditions));
    }

    private static Condition isIt(EntityId id) {
        return new Condition.HasId(id);
    }

    private String string(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The member " + parser.currentName() + " is a string");
        }
        return JsonText.text(parser, escapes);
    }

    private String text(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> JsonText.text(parser, escapes);
            case VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> parser.getText();
            case null, default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "The member " + parser.currentName() + " is a string");
        };
    }

    private List<String> texts(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(text(parser));
        }
        var texts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(parser));
        }
        return texts;
    }

    private static Fault unknown(String name) {
        return ErrorType.BAD_REQUEST_DATA.fault("A Query has no member " + Words.quoted(name));
    }
}
