package io.cityplane.twin.ngsild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a method and a path ask for (§6.2).
///
/// @param entity the id of the entity, or of what else is named after the resource, as it stands in
///   the path, decoded; empty if there is none
/// @param attribute the attribute's name, likewise
record Target(Operation operation, String entity, String attribute) {

    static final String ROOT = "/ngsi-ld/v1";

    private static final Resource ENTITIES =
            new Resource(
                    Map.of(
                            "POST", Operation.CREATE_ENTITY,
                            "GET", Operation.QUERY_ENTITIES,
                            "DELETE", Operation.PURGE_ENTITIES),
                    Map.of());
    private static final Resource ENTITY =
            new Resource(
                    Map.of(
                            "GET", Operation.RETRIEVE_ENTITY,
                            "DELETE", Operation.DELETE_ENTITY,
                            "PUT", Operation.REPLACE_ENTITY,
                            "PATCH", Operation.MERGE_ENTITY),
                    Map.of());
    private static final Resource ATTRIBUTES =
            new Resource(
                    Map.of(
                            "POST", Operation.APPEND_ATTRIBUTES,
                            "PATCH", Operation.UPDATE_ATTRIBUTES),
                    Map.of());
    private static final Resource ATTRIBUTE =
            new Resource(
                    Map.of(
                            "DELETE", Operation.DELETE_ATTRIBUTE,
                            "PATCH", Operation.AMEND_ATTRIBUTE,
                            "PUT", Operation.REPLACE_ATTRIBUTE),
                    Map.of());
    private static final Resource TYPES =
            new Resource(Map.of("GET", Operation.RETRIEVE_TYPES), Map.of());
    private static final Resource TYPE =
            new Resource(Map.of("GET", Operation.RETRIEVE_TYPE), Map.of());
    private static final Resource ALL_ATTRIBUTES =
            new Resource(Map.of("GET", Operation.RETRIEVE_ATTRIBUTES), Map.of());
    private static final Resource ONE_ATTRIBUTE =
            new Resource(Map.of("GET", Operation.RETRIEVE_ATTRIBUTE), Map.of());
    private static final Resource SOURCE_IDENTITY =
            new Resource(Map.of("GET", Operation.RETRIEVE_SOURCE_IDENTITY), Map.of());
    private static final Resource CONTEXTS =
            new Resource(
                    Map.of(
                            "POST", Operation.ADD_CONTEXT,
                            "GET", Operation.LIST_CONTEXTS),
                    Map.of());
    private static final Resource CONTEXT =
            new Resource(
                    Map.of(
                            "GET", Operation.SERVE_CONTEXT,
                            "DELETE", Operation.DELETE_CONTEXT),
                    Map.of());
    private static final Resource ENTITY_MAPS =
            new Resource(
                    Map.of(
                            "GET", Operation.CREATE_ENTITY_MAP,
                            "POST", Operation.CREATE_ENTITY_MAP_BY_BODY),
                    Map.of());
    private static final Resource ENTITY_MAP =
            new Resource(
                    Map.of(
                            "GET", Operation.RETRIEVE_ENTITY_MAP,
                            "PATCH", Operation.UPDATE_ENTITY_MAP,
                            "DELETE", Operation.DELETE_ENTITY_MAP),
                    Map.of());
    private static final Map<String, Resource> BATCHES =
            Map.of(
                    "create", new Resource(Map.of("POST", Operation.BATCH_CREATE), Map.of()),
                    "upsert", new Resource(Map.of("POST", Operation.BATCH_UPSERT), Map.of()),
                    "update", new Resource(Map.of("POST", Operation.BATCH_UPDATE), Map.of()),
                    "delete", new Resource(Map.of("POST", Operation.BATCH_DELETE), Map.of()),
                    "merge", new Resource(Map.of("POST", Operation.BATCH_MERGE), Map.of()),
                    "query", new Resource(Map.of("POST", Operation.QUERY_BY_BODY), Map.of()));

    /// Resources of the standard of which nothing is served.
    private static final Map<String, String> ABSENT =
            Map.ofEntries(
                    Map.entry("subscriptions", "Subscriptions (§5.8)"),
                    Map.entry("csourceRegistrations", "Context source registrations (§5.9)"),
                    Map.entry("csourceSubscriptions", "Context source subscriptions (§5.11)"),
                    Map.entry("temporal", "The temporal API (§5.6.11, §5.7.3)"),
                    Map.entry("snapshots", "Snapshots (§5.16)"));

    /// @throws Fault if there is no such resource, or not with this method, or not yet
    static Target find(String method, String path) {
        var segments = segments(path);
        var resource = resource(segments, path);
        var operation = resource.served().get(method);
        if (operation != null) {
            return new Target(operation, at(segments, 1), at(segments, 3));
        }
        var name = resource.absent().get(method);
        if (name != null) {
            throw notSupported(name);
        }
        throw ErrorType.METHOD_NOT_ALLOWED.fault(
                "Use one of these methods: " + String.join(", ", resource.methods()));
    }

    /// The methods for an `Allow` field (RFC 9110 §10.2.1); empty if there is no such resource.
    static String allowed(String path) {
        try {
            return String.join(", ", resource(segments(path), path).methods());
        } catch (Fault fault) {
            return "";
        }
    }

    private static Resource resource(List<String> segments, String path) {
        var first = at(segments, 0);
        var absent = ABSENT.get(first);
        if (absent != null) {
            throw notSupported(absent);
        }
        var found =
                switch (first) {
                    case "entities" -> entities(segments);
                    case "types" -> oneOrAll(segments, TYPES, TYPE);
                    case "attributes" -> oneOrAll(segments, ALL_ATTRIBUTES, ONE_ATTRIBUTE);
                    case "entityMaps" -> oneOrAll(segments, ENTITY_MAPS, ENTITY_MAP);
                    case "jsonldContexts" -> oneOrAll(segments, CONTEXTS, CONTEXT);
                    case "info" ->
                            segments.size() == 2 && segments.get(1).equals("sourceIdentity")
                                    ? SOURCE_IDENTITY
                                    : null;
                    case "entityOperations" ->
                            segments.size() == 2 ? BATCHES.get(segments.get(1)) : null;
                    default -> null;
                };
        if (found == null) {
            throw ErrorType.RESOURCE_NOT_FOUND.fault("NGSI-LD has no resource " + path);
        }
        return found;
    }

    private static @org.jspecify.annotations.Nullable Resource oneOrAll(
            List<String> segments, Resource all, Resource one) {
        return switch (segments.size()) {
            case 1 -> all;
            case 2 -> one;
            default -> null;
        };
    }

    private static @org.jspecify.annotations.Nullable Resource entities(List<String> segments) {
        if (segments.size() > 2 && !segments.get(2).equals("attrs")) {
            return null;
        }
        return switch (segments.size()) {
            case 1 -> ENTITIES;
            case 2 -> ENTITY;
            case 3 -> ATTRIBUTES;
            case 4 -> ATTRIBUTE;
            default -> null;
        };
    }

    private static Fault notSupported(String what) {
        return ErrorType.OPERATION_NOT_SUPPORTED.fault(what + " is not supported yet");
    }

    /// A slash at the end does not count; an id that has one in it comes as `%2F`.
    private static List<String> segments(String path) {
        var segments = new ArrayList<String>(4);
        var from = path.startsWith(ROOT + "/") ? ROOT.length() + 1 : path.length();
        while (from < path.length()) {
            var slash = path.indexOf('/', from);
            var end = slash < 0 ? path.length() : slash;
            segments.add(Parameters.decode(path.substring(from, end), Parameters.Plus.IS_PLUS));
            from = end + 1;
        }
        return segments;
    }

    private static String at(List<String> segments, int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    /// @param served by method
    /// @param absent the names of those operations, by method, that the standard has and we have
    ///   not
    private record Resource(Map<String, Operation> served, Map<String, String> absent) {

        Iterable<String> methods() {
            return new TreeSet<>(served.keySet());
        }
    }
}
