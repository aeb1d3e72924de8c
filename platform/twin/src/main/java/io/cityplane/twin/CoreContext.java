package io.cityplane.twin;

import java.util.Map;

/// The NGSI-LD core context's way from short names to IRIs and back (GS CIM 009 §4.4, §5.5.7, annex
/// B).
///
/// A term that the core context defines gets its own IRI, any other one that of the default
/// vocabulary. What is an IRI already stays as it is.
public final class CoreContext {

    private static final String DEFAULT_VOCABULARY =
            "https://uri.etsi.org/ngsi-ld/default-context/";
    private static final String CORE = "https://uri.etsi.org/ngsi-ld/";

    /// The terms of attributes and types that the core context defines and people use as names.
    private static final Map<String, String> DEFINED =
            Map.of(
                    "location", CORE + "location",
                    "observationSpace", CORE + "observationSpace",
                    "operationSpace", CORE + "operationSpace",
                    "title", CORE + "title",
                    "description", "http://purl.org/dc/terms/description");

    private CoreContext() {}

    public static String expand(String term) {
        var defined = DEFINED.get(term);
        if (defined != null) {
            return defined;
        }
        return term.indexOf(':') >= 0 ? term : DEFAULT_VOCABULARY + term;
    }

    public static String compact(String iri) {
        if (iri.startsWith(DEFAULT_VOCABULARY)) {
            var term = iri.substring(DEFAULT_VOCABULARY.length());
            return expand(term).equals(iri) ? term : iri;
        }
        for (var defined : DEFINED.entrySet()) {
            if (defined.getValue().equals(iri)) {
                return defined.getKey();
            }
        }
        return iri;
    }
}
