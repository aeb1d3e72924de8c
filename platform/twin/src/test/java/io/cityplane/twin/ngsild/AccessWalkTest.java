package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Twins;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a viewer of one department can find out about another's restricted entities: nothing.
///
/// Every request of the walk is asked of two cities that differ in what the viewer may not see, and
/// in nothing else. As long as both answer the same, there is nothing to be inferred, whatever the
/// answer is: an error, a count, a link to a next page. And nothing hidden has changed by it.
class AccessWalkTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> HIDDEN = List.of("urn:s:1", "urn:s:2", "urn:n:1");

    private static List<JsonNode> walk() throws IOException {
        var walk = JSON.readTree(Path.of("src/test/resources/access/walk.json").toFile());
        return StreamSupport.stream(walk.get("walk").spliterator(), false).toList();
    }

    @Test
    @DisplayName("the walk goes through every operation there is")
    void complete() throws IOException {
        var missing = EnumSet.allOf(Operation.class);
        for (var step : walk()) {
            missing.remove(
                    Target.find(method(step), Target.ROOT + address(step).replaceFirst("\\?.*", ""))
                            .operation());
        }
        assertThat(missing).isEmpty();
    }

    @TestFactory
    @DisplayName("a city with restricted entities answers as one without them")
    Stream<DynamicTest> walkThrough() throws IOException {
        return walk().stream()
                .map(
                        step ->
                                dynamicTest(
                                        step.get("request").textValue() + " " + step.path("body"),
                                        () -> compare(step)));
    }

    private static void compare(JsonNode step) {
        try (var with = Twins.inMemory();
                var without = Twins.inMemory()) {
            var here = client(with);
            hide(here);
            show(here);
            var there = client(without);
            show(there);
            var before = hidden(here);

            var answer = told(here, step);
            var expected = told(there, step);

            if (step.has("tells")) {
                assertThat(answer).as(step.get("tells").textValue()).isNotEqualTo(expected);
                assertThat(answer).doesNotContain("42", "Secret", "police", "Hidden");
            } else {
                assertThat(answer).isEqualTo(expected);
            }
            assertThat(hidden(here)).isEqualTo(before);
        }
    }

    private static TestClient client(CityTwin twin) {
        return new TestClient(
                new NgsiLdEndpoint(twin, TestContexts.none(), Runnable::run), "health");
    }

    /// Of the police, and of Nanshan: linked with each other, and with what everybody sees.
    private static void hide(TestClient client) {
        created(
                client.as("police"),
                """
                {"id": "urn:s:1", "type": ["Secret", "Open"], "scope": "/Hidden", "a": 1,
                 "secret": {"value": 42, "deep": 1, "observedAt": "2026-01-01T00:00:00Z"},
                 "text": {"languageMap": {"zh": "秘密"}},
                 "location": {"type": "Point", "coordinates": [114.0, 22.5]},
                 "place": {"type": "Point", "coordinates": [114.0, 22.5]},
                 "on": {"object": "urn:v:1"}, "see": {"object": "urn:s:2"}}
                """);
        created(
                client.as("police"),
                """
                {"id": "urn:s:2", "type": "Secret", "secret": [{"value": 42},
                 {"value": 43, "datasetId": "urn:d:1"}], "on": {"object": "urn:v:2"}}
                """);
        created(
                client.as("transport"),
                """
                {"id": "urn:n:1", "type": "Open", "a": 7, "secret": 42,
                 "location": {"type": "Point", "coordinates": [114.01, 22.5]}}
                """);
    }

    /// What the viewer may see, some of it leading to what it may not.
    private static void show(TestClient client) {
        created(
                client.as("city"),
                """
                {"id": "urn:v:1", "type": "Open", "a": 1, "on": {"object": "urn:s:1"},
                 "location": {"type": "Point", "coordinates": [114.0, 22.51]}}
                """);
        created(
                client.as("health"),
                """
                {"id": "urn:v:2", "type": "Open", "a": 2, "scope": "/Futian",
                 "on": {"type": "ListRelationship", "objectList": ["urn:n:1", "urn:v:1", "urn:s:2"]}}
                """);
    }

    private static void created(TestClient client, String entity) {
        assertThat(client.send("POST", "/entities", entity).status()).isEqualTo(201);
    }

    private static List<String> hidden(TestClient client) {
        var everything = new TestClient(client.endpoint(), "administrator");
        return HIDDEN.stream()
                .map(id -> TestClient.text(everything.get("/entities/" + id + "?options=sysAttrs")))
                .toList();
    }

    /// Status, fields and body, without what differs by chance.
    private static String told(TestClient client, JsonNode step) {
        var own = map(client);
        var theirs = map(client.as("police"));
        var fields = new HashMap<String, String>();
        step.path("fields")
                .properties()
                .forEach(it -> fields.put(it.getKey(), fill(it.getValue().asText(), own, theirs)));
        var answer =
                client.send(
                        method(step),
                        fill(address(step), own, theirs),
                        step.has("body") ? step.get("body").toString() : "",
                        Map.copyOf(fields));
        return (answer.status() + " " + answer.fields() + "\n" + TestClient.text(answer))
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "TIME")
                .replaceAll("PT[0-9.]+S", "UPTIME");
    }

    private static String map(TestClient client) {
        var location = TestClient.field(client.get("/entityMaps?type=*"), "NGSILD-EntityMap");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String fill(String text, String own, String theirs) {
        return text.replace("{own}", own).replace("{theirs}", theirs);
    }

    private static String method(JsonNode step) {
        var line = step.get("request").textValue();
        return line.substring(0, line.indexOf(' '));
    }

    private static String address(JsonNode step) {
        var line = step.get("request").textValue();
        return line.substring(line.indexOf(' ') + 1);
    }
}
