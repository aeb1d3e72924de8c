package io.cityplane.twin.ngsild.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expected values by hand from JSON-LD 1.1 and §5.5.7.
class LdContextTest {

    private static final String DEFAULT = "https://uri.etsi.org/ngsi-ld/default-context/";

    @ParameterizedTest(name = "{0} ↔ {1}")
    @CsvSource({
        "Lamp, https://example.org/Lamp",
        "power, https://example.org/power",
        "ex:lane, https://example.org/lane",
        "late, https://example.org/late",
        "odd:name, urn:odd",
        "shade, https://uri.etsi.org/ngsi-ld/default-context/shade",
        "location, https://uri.etsi.org/ngsi-ld/location",
        "value, https://uri.etsi.org/ngsi-ld/hasValue",
        "urn:a:b, urn:a:b",
        "https://other.example/x, https://other.example/x"
    })
    void bothWays(String name, String iri) throws WrongContextException {
        var context =
                of(
                        """
                        {"late": "ex:late", "ex": "https://example.org/", "Lamp": "ex:Lamp",
                         "power": {"@id": "ex:power", "@type": "@id"}, "odd:name": "urn:odd",
                         "value": "urn:stolen", "id": "@id"}
                        """);

        assertThat(context.expand(name)).isEqualTo(iri);
        assertThat(context.compact(iri)).isEqualTo(name);
    }

    @Test
    @DisplayName("a vocabulary takes what is not defined, and the default one is a prefix's")
    void vocabulary() throws WrongContextException {
        var context = of("{\"@vocab\": \"https://example.org/v#\", \"a\": \"b\"}");

        assertThat(context.expand("x")).isEqualTo("https://example.org/v#x");
        assertThat(context.expand("a")).isEqualTo("https://example.org/v#b");
        assertThat(context.compact("https://example.org/v#x")).isEqualTo("x");
        assertThat(context.compact("https://example.org/v#b")).isEqualTo("a");
        assertThat(context.compact(DEFAULT + "x")).isEqualTo("ngsi-ld:default-context/x");
    }

    @Test
    @DisplayName("a name that means something else is never written for an IRI")
    void noMistakes() throws WrongContextException {
        var context =
                of(
                        "{\"@vocab\": \"https://example.org/\", \"x\": \"urn:x\", \"y\": \"urn:stolen\"}");

        assertThat(context.compact("https://example.org/x")).isEqualTo("https://example.org/x");
        assertThat(context.compact("https://example.org/location"))
                .isEqualTo("https://example.org/location");
        assertThat(context.expand("https:x")).isEqualTo("https:x");
    }

    @Test
    @DisplayName("of two terms for an IRI the shorter is written, then the first")
    void shortest() throws WrongContextException {
        var context = of("{\"long\": \"urn:x\", \"b\": \"urn:x\", \"a\": \"urn:x\"}");

        assertThat(context.compact("urn:x")).isEqualTo("a");
    }

    @Test
    @DisplayName("a null takes a definition back, for the vocabulary's")
    void nulls() throws WrongContextException {
        var context = of("{\"x\": \"urn:x\"}", "{\"x\": null}");

        assertThat(context.expand("x")).isEqualTo(DEFAULT + "x");
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(
            strings = {
                "{\"a\": \"b\", \"b\": \"a\"}",
                "{\"a\": \"a:b\"}",
                "{\"a\": 7}",
                "{\"a\": {\"@id\": 7}}",
                "{\"a\": {\"@id\": \"urn:a\", \"@context\": {}}}",
                "{\"a\": {\"@reverse\": \"urn:a\"}}",
                "{\"@vocab\": 7}",
                "{\"@import\": \"https://example.org/\"}",
                "{\"a\": \"\"}"
            })
    void wrong(String json) {
        assertThatThrownBy(() -> of(json)).isInstanceOf(WrongContextException.class);
    }

    private static LdContext of(String... contexts) throws WrongContextException {
        var parts = new java.util.ArrayList<JsonNode>();
        for (var context : List.of(contexts)) {
            parts.add(ContextJson.parse(context, "test"));
        }
        return new LdContext(DefinitionReader.read(parts), Mention.of("https://example.org/c"));
    }
}
