package io.cityplane.twin.ngsild.context;

import io.cityplane.twin.CoreContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A context that names are expanded and compacted with: what a request brought, and the core
/// context, which has the last word (§4.4, §5.5.7). It cannot be changed; one is shared by all
/// requests that name the same.
public final class LdContext {

    /// Where the core context is (§4.4).
    public static final String CORE_ADDRESS =
            "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld";

    /// What a request has that brings none (§5.5.5).
    public static final LdContext CORE = new LdContext(Definitions.NONE, Mention.of(CORE_ADDRESS));

    private final Map<String, String> iris;
    private final Map<String, String> names;
    private final Prefixes prefixes;
    private final String vocabulary;
    private final Mention mention;

    LdContext(Definitions definitions, Mention mention) {
        this.iris = definitions.iris();
        this.names = definitions.names();
        this.prefixes = definitions.prefixes();
        this.vocabulary = definitions.vocabulary();
        this.mention = mention;
    }

    /// How an answer in this context says so.
    public Mention mention() {
        return mention;
    }

    /// The IRI that a name stands for: of a type, an attribute, or a word of a vocabulary. What is
    /// an IRI already stays as it is.
    public String expand(String name) {
        var defined = iri(name);
        if (defined != null) {
            return defined;
        }
        var colon = name.indexOf(':');
        if (colon < 0) {
            return vocabulary + name;
        }
        if (name.startsWith("//", colon + 1)) {
            return name;
        }
        var namespace = prefixes.namespace(name.substring(0, colon));
        return namespace == null ? name : namespace + name.substring(colon + 1);
    }

    /// The shortest name that {@link #expand} makes the same IRI of; the IRI if there is none.
    public String compact(String iri) {
        var core = CoreContext.definedTerm(iri);
        if (core != null) {
            return core;
        }
        var name = names.get(iri);
        if (name != null) {
            return name;
        }
        if (iri.length() > vocabulary.length() && iri.startsWith(vocabulary)) {
            var rest = iri.substring(vocabulary.length());
            if (rest.indexOf(':') < 0 && iri(rest) == null) {
                return rest;
            }
        }
        var prefixed = prefixes.compact(iri);
        return prefixed != null && iri(prefixed) == null ? prefixed : iri;
    }

    private @Nullable String iri(String term) {
        var core = CoreContext.definedIri(term);
        return core == null ? iris.get(term) : core;
    }
}
