package io.cityplane.twin.ngsild.context;

import io.cityplane.twin.CoreContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The terms of a context that may stand before a colon (JSON-LD 1.1 §4.1.5), the core's among
/// them.
final class Prefixes {

    static final Prefixes OF_THE_CORE = new Prefixes(Map.of());

    private final Map<String, String> namespaces;
    private final Map<String, String> prefixes = new HashMap<>();

    /// @param namespaces by prefix
    Prefixes(Map<String, String> namespaces) {
        var all = new HashMap<>(namespaces);
        all.putAll(CoreContext.prefixes());
        this.namespaces = Map.copyOf(all);
        all.forEach((prefix, namespace) -> prefixes.merge(namespace, prefix, Prefixes::better));
    }

    /// The shorter, then the first by alphabet (JSON-LD 1.1 API §6.3).
    static String better(String one, String other) {
        if (one.length() != other.length()) {
            return one.length() < other.length() ? one : other;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    @Nullable String namespace(String prefix) {
        return namespaces.get(prefix);
    }

    /// Null if no prefix fits; of several that of the longest namespace.
    @Nullable String compact(String iri) {
        for (var end = iri.length() - 1; end > 0; end--) {
            if (Definitions.GENERAL_DELIMITERS.indexOf(iri.charAt(end - 1)) >= 0) {
                var prefix = prefixes.get(iri.substring(0, end));
                if (prefix != null) {
                    var rest = iri.substring(end);
                    return rest.startsWith("//") ? null : prefix + ":" + rest;
                }
            }
        }
        return null;
    }
}
