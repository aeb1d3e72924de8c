package io.cityplane.twin.ngsild.context;

import io.cityplane.twin.CoreContext;
import java.util.Map;

/// What a context defines besides the core.
///
/// @param iris by term
/// @param names by IRI: the term to compact to
/// @param vocabulary what comes before a name that is not defined
record Definitions(
        Map<String, String> iris, Map<String, String> names, Prefixes prefixes, String vocabulary) {

    /// A namespace ends with one of these if a plain term is to be its prefix (RFC 3986 §2.2).
    static final String GENERAL_DELIMITERS = ":/?#[]@";

    static final Definitions NONE =
            new Definitions(
                    Map.of(), Map.of(), Prefixes.OF_THE_CORE, CoreContext.DEFAULT_VOCABULARY);

    Definitions {
        iris = Map.copyOf(iris);
        names = Map.copyOf(names);
    }
}
