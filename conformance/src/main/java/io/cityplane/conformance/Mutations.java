package io.cityplane.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Changes good things a little: JSON by its structure, texts by their characters and by words of
/// the query languages.
final class Mutations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 20_000;

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1e400",
                    "123456789012345678901234567890.5",
                    "\"\"",
                    "\"urn:ngsi-ld:null\"",
                    "\"@id\"",
                    "\"Property\"",
                    "\"GeoProperty\"",
                    "\"\\u0000\"",
                    "\"http://127.0.0.1:1/c\"",
                    "\"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld\"",
                    "[]",
                    "[[]]",
                    "{}",
                    "[1,2]",
                    "{\"type\":\"Point\",\"coordinates\":[1,2]}",
                    "{\"@context\":{}}",
                    "{\"@id\":\"a:b\"}");

    private static final List<String> NAMES =
            List.of(
                    "id",
                    "type",
                    "@context",
                    "@id",
                    "@type",
                    "@vocab",
                    "value",
                    "object",
                    "vocab",
                    "json",
                    "languageMap",
                    "datasetId",
                    "observedAt",
                    "unitCode",
                    "scope",
                    "a",
                    "b",
                    "p",
                    "ex:p",
                    "",
                    "expiresAt",
                    "createdAt",
                    "coordinates",
                    "entities",
                    "q");

    private static final List<String> WORDS =
            List.of(
                    "==",
                    "!=",
                    ">=",
                    "~=",
                    "!~=",
                    ";",
                    "|",
                    "(",
                    ")",
                    "..",
                    ",",
                    "[",
                    "]",
                    ".",
                    "\"",
                    "%22",
                    "p",
                    "urn:f:1",
                    "near",
                    "maxDistance==",
                    "within",
                    "*",
                    "%2B",
                    "#",
                    "/",
                    "(a%2B)%2B$",
                    "{",
                    "}",
                    "type=T&",
                    "local=true&",
                    "limit=0&",
                    "%",
                    "%ff",
                    "1e9",
                    "-",
                    "2026-01-01T00:00:00Z",
                    "NaN",
                    "true",
                    "山");

    private static final String PIECES = "{}[]\",:\\%&=;()|<>.-+eE1@#/\u00e9深";

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /// Some stay as they are, most are changed once or twice.
    String json(String json) {
        if (json.isEmpty() || random.nextInt(8) == 0) {
            return json;
        }
        try {
            var root = JSON.readTree(json);
            for (var times = 1 + random.nextInt(3); times > 0; times--) {
                change(root);
            }
            var text = JSON.writeValueAsString(root);
            return random.nextInt(6) == 0 ? text(text) : text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a seed is no JSON: " + json, e);
        }
    }

    private void change(JsonNode root) throws JsonProcessingException {
        var all = new ArrayList<ContainerNode<?>>();
        collect(root, all);
        if (all.isEmpty()) {
            return;
        }
        var value = JSON.readTree(any(VALUES));
        switch (any(all)) {
            case ObjectNode object -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.isEmpty() || random.nextInt(3) == 0 ? any(NAMES) : any(names);
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(any(NAMES), object.path(name).deepCopy());
                    case 2 -> object.set(name, root.deepCopy());
                    default -> object.set(name, value);
                }
            }
            case ArrayNode list -> {
                if (list.isEmpty() || random.nextBoolean()) {
                    list.add(random.nextInt(4) == 0 ? root.deepCopy() : value);
                } else {
                    list.remove(random.nextInt(list.size()));
                }
            }
            default -> throw new IllegalStateException("neither object nor list");
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && into.size() < 200) {
            into.add(container);
            node.forEach(child -> collect(child, into));
        }
    }

    String text(String text) {
        var mutated = new StringBuilder(text);
        for (var times = random.nextInt(4); times > 0 && mutated.length() < LONGEST; times--) {
            var at = random.nextInt(mutated.length() + 1);
            var to = Math.min(mutated.length(), at + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.insert(at, mutated.substring(at, to));
                case 2 -> mutated.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                case 3 -> mutated.insert(at, any(WORDS).repeat(1 + random.nextInt(3)));
                default -> mutated.replace(at, to, any(WORDS));
            }
        }
        return mutated.toString();
    }

    /// What would end the request line or a field is taken out, and blanks are encoded.
    String address(String text) {
        return random.nextInt(3) == 0
                ? text
                : text(text).replaceAll("[\\x00-\\x1f]", "").replace(" ", "%20");
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
