package io.cityplane.twin.ngsild;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The resources below `/temporal` (§6.18 to §6.22, §6.24, §6.35).
final class TemporalTargets {

    private static final String UNCHANGEABLE = "Changing or deleting what was (§5.6.13 to §5.6.16)";

    private static final Target.Resource ENTITIES =
            new Target.Resource(
                    Map.of(
                            "POST", Operation.UPSERT_EVOLUTION,
                            "GET", Operation.QUERY_EVOLUTIONS),
                    Map.of());
    private static final Target.Resource ENTITY =
            new Target.Resource(
                    Map.of("GET", Operation.RETRIEVE_EVOLUTION), Map.of("DELETE", UNCHANGEABLE));
    private static final Target.Resource ATTRIBUTES =
            new Target.Resource(Map.of("POST", Operation.APPEND_TO_EVOLUTION), Map.of());
    private static final Target.Resource ATTRIBUTE =
            new Target.Resource(Map.of(), Map.of("DELETE", UNCHANGEABLE));
    private static final Target.Resource INSTANCE =
            new Target.Resource(Map.of(), Map.of("DELETE", UNCHANGEABLE, "PATCH", UNCHANGEABLE));
    private static final Target.Resource QUERY =
            new Target.Resource(Map.of("POST", Operation.QUERY_EVOLUTIONS_BY_BODY), Map.of());
    private static final Target.Resource MAPS =
            new Target.Resource(
                    Map.of("GET", Operation.CREATE_EVOLUTION_MAP),
                    Map.of("POST", "An entity map of the past by a body (§6.35.3.2)"));

    private TemporalTargets() {}

    /// The resource at a path; null if there is none.
    ///
    /// @param segments of the path, `temporal` first
    static Target.@Nullable Resource of(List<String> segments) {
        var first = segments.size() > 1 ? segments.get(1) : "";
        return switch (first) {
            case "entities" -> entities(segments);
            case "entityOperations" ->
                    segments.size() == 3 && segments.get(2).equals("query") ? QUERY : null;
            case "entityMaps" -> segments.size() == 2 ? MAPS : null;
            default -> null;
        };
    }

    private static Target.@Nullable Resource entities(List<String> segments) {
        if (segments.size() > 3 && !segments.get(3).equals("attrs")) {
            return null;
        }
        return switch (segments.size()) {
            case 2 -> ENTITIES;
            case 3 -> ENTITY;
            case 4 -> ATTRIBUTES;
            case 5 -> ATTRIBUTE;
            case 6 -> INSTANCE;
            default -> null;
        };
    }
}
