package io.cityplane.twin.ngsild.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.CoreContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads contexts that are written out, one after the other, later ones over earlier ones (JSON-LD
/// 1.1 API §4.1, §4.2).
///
/// Of a term only what it stands for is kept: NGSI-LD itself says how each member's value is to be
/// read (§4.5), so that types, containers and languages of terms change nothing.
final class DefinitionReader {

    private static final int MOST_TERMS = 20_000;

    private final Map<String, String> iris = new HashMap<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private String vocabulary = CoreContext.DEFAULT_VOCABULARY;

    /// @param contexts objects, from the first to the last
    static Definitions read(List<JsonNode> contexts) throws WrongContextException {
        var reader = new DefinitionReader();
        for (var context : contexts) {
            reader.add(context);
        }
        return reader.definitions();
    }

    private void add(JsonNode context) throws WrongContextException {
        readVocabulary(context);
        var one = new OneContext(context);
        for (var term : (Iterable<String>) context::fieldNames) {
            if (!term.startsWith("@")) {
                one.define(term);
            }
        }
        if (iris.size() > MOST_TERMS) {
            throw new WrongContextException("A context has at most " + MOST_TERMS + " terms");
        }
    }

    private void readVocabulary(JsonNode context) throws WrongContextException {
        for (var unsupported : List.of("@import", "@propagate")) {
            if (context.has(unsupported)) {
                throw new WrongContextException(unsupported + " in a context is not supported");
            }
        }
        var node = context.get("@vocab");
        if (node == null) {
            return;
        }
        if (node.isNull()) {
            vocabulary = CoreContext.DEFAULT_VOCABULARY;
        } else if (node.isTextual()) {
            var text = node.textValue();
            vocabulary = isIri(text) ? expandPrefix(text) : vocabulary + text;
        } else {
            throw new WrongContextException("@vocab is an IRI");
        }
    }

    private String expandPrefix(String name) {
        var colon = name.indexOf(':');
        var core = CoreContext.prefixes().get(name.substring(0, colon));
        var namespace = core == null ? namespaces.get(name.substring(0, colon)) : core;
        return namespace == null || name.startsWith("//", colon + 1)
                ? name
                : namespace + name.substring(colon + 1);
    }

    private static boolean isIri(String text) {
        return text.indexOf(':') > 0;
    }

    private Definitions definitions() {
        var names = new HashMap<String, String>();
        iris.forEach((term, iri) -> {
            if (CoreContext.definedIri(term) == null) {
                names.merge(iri, term, Prefixes::better);
            }
        });
        return new Definitions(iris, names, new Prefixes(namespaces), vocabulary);
    }

    /// A context whose terms may stand for each other's, in any order.
    private final class OneContext {

        private final JsonNode context;
        private final Set<String> done = new HashSet<>();
        private final Set<String> begun = new HashSet<>();

        private OneContext(JsonNode context) {
            this.context = context;
        }

        private void define(String term) throws WrongContextException {
            if (done.contains(term)) {
                return;
            }
            if (!begun.add(term)) {
                throw new WrongContextException("The term " + term + " stands for itself");
            }
            var definition = context.get(term);
            iris.remove(term);
            namespaces.remove(term);
            if (definition.isTextual()) {
                put(term, definition.textValue(), null);
            } else if (definition.isObject()) {
                readObject(term, definition);
            } else if (!definition.isNull()) {
                throw new WrongContextException(
                        "The term " + term + " is defined by a string or an object");
            }
            done.add(term);
        }

        private void readObject(String term, JsonNode definition) throws WrongContextException {
            if (definition.has("@context")) {
                throw new WrongContextException(
                        "The term " + term + " has a context of its own, which NGSI-LD forbids");
            }
            if (definition.has("@reverse")) {
                throw new WrongContextException(
                        "The term " + term + " is a reverse property, which NGSI-LD has not");
            }
            var id = definition.get("@id");
            if (id != null && !id.isTextual() && !id.isNull()) {
                throw new WrongContextException("The @id of the term " + term + " is an IRI");
            }
            if (id == null || id.isTextual()) {
                put(term, id == null ? term : id.textValue(), definition.get("@prefix"));
            }
        }

        /// @param prefix null if the definition is plain, or says nothing of it
        private void put(String term, String value, @Nullable JsonNode prefix)
                throws WrongContextException {
            if (value.startsWith("@")) {
                // Another name for a keyword: NGSI-LD has its own (§4.4).
                return;
            }
            var iri = value.equals(term) ? ofItself(term) : expand(value);
            iris.put(term, iri);
            var plain = context.get(term).isTextual();
            var isPrefix =
                    prefix == null
                            ? plain
                                    && Definitions.GENERAL_DELIMITERS.indexOf(
                                                    iri.charAt(iri.length() - 1))
                                            >= 0
                            : prefix.booleanValue();
            if (isPrefix && term.indexOf(':') < 0 && term.indexOf('/') < 0) {
                namespaces.put(term, iri);
            }
        }

        /// A term that is defined without an IRI: a prefixed name, or one of the vocabulary.
        private String ofItself(String term) throws WrongContextException {
            if (isIri(term)) {
                definePrefix(term);
                return expandPrefix(term);
            }
            return vocabulary + term;
        }

        private String expand(String value) throws WrongContextException {
            if (value.isEmpty()) {
                throw new WrongContextException("A term stands for an empty string");
            }
            var core = CoreContext.definedIri(value);
            if (core != null) {
                return core;
            }
            if (context.has(value)) {
                define(value);
            }
            var defined = iris.get(value);
            if (defined != null) {
                return defined;
            }
            if (isIri(value)) {
                definePrefix(value);
                return expandPrefix(value);
            }
            return vocabulary + value;
        }

        private void definePrefix(String name) throws WrongContextException {
            var prefix = name.substring(0, name.indexOf(':'));
            if (context.has(prefix) && !name.startsWith(prefix + "://")) {
                define(prefix);
            }
        }
    }
}
