package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.ngsild.NgsiLdRequest.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a client hears, request by request: a file for each section of the standard, its exchanges
/// one after the other on a twin of its own.
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/ngsild");
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<CityTwin> OPEN = new ArrayList<>();

    @AfterAll
    static void close() {
        OPEN.forEach(CityTwin::close);
    }

    @TestFactory
    Stream<DynamicContainer> golden() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream().map(GoldenTest::section);
        }
    }

    private static DynamicContainer section(Path file) {
        try {
            var section = JSON.readTree(file.toFile());
            var twin = Twins.inMemory();
            OPEN.add(twin);
            var endpoint = new NgsiLdEndpoint(twin, TestContexts.some(), Runnable::run);
            var exchanges = StreamSupport.stream(section.get("exchanges").spliterator(), false);
            return dynamicContainer(
                    section.get("section").textValue(),
                    exchanges.map(exchange -> test(endpoint, exchange)));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is not readable", e);
        }
    }

    private static DynamicTest test(NgsiLdEndpoint endpoint, JsonNode exchange) {
        return dynamicTest(
                exchange.get("title").textValue(),
                () -> compare(answer(endpoint, exchange), exchange.get("answer")));
    }

    private static NgsiLdAnswer answer(NgsiLdEndpoint endpoint, JsonNode exchange) {
        var line = exchange.get("request").textValue();
        var method = line.substring(0, line.indexOf(' '));
        var address = line.substring(line.indexOf(' ') + 1);
        var question = address.indexOf('?');
        var body =
                exchange.has("text")
                        ? exchange.get("text").textValue()
                        : exchange.has("body") ? exchange.get("body").toString() : "";
        var fields = exchange.path("fields");
        var request =
                new NgsiLdRequest(
                        method,
                        Target.ROOT + (question < 0 ? address : address.substring(0, question)),
                        question < 0 ? "" : address.substring(question + 1),
                        new Fields(
                                fields.path("Accept").asText(""),
                                fields.path("Content-Type").asText("application/json"),
                                fields.has("Link")
                                        ? List.of(fields.get("Link").textValue())
                                        : List.of(),
                                fields.path("NGSILD-Tenant").asText(""),
                                fields.path("NGSILD-EntityMap").asText(""),
                                fields.path("NGSILD-Snapshot").asText(""),
                                fields.path("Prefer").asText("")),
                        TestCallers.find(exchange.path("caller").asText("city")));
        return endpoint.answer(request, body.getBytes(StandardCharsets.UTF_8)).join();
    }

    /// The status, the fields and the body; of a problem its type, and a part of its detail.
    private static void compare(NgsiLdAnswer answer, JsonNode expected) throws IOException {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(body).isEqualTo(expected.get("status").intValue());
        expected.path("fields")
                .properties()
                .forEach(field ->
                        assertThat(values(answer, field.getKey()))
                                .as(field.getKey())
                                .isEqualTo(Optional.ofNullable(field.getValue().textValue())));
        if (expected.has("problem")) {
            var problem = JSON.readTree(body);
            assertThat(problem.get("type").textValue())
                    .endsWith("/" + expected.get("problem").textValue());
            assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
            assertThat(problem.get("title").textValue()).isNotBlank();
            assertThat(problem.get("detail").textValue())
                    .contains(expected.path("detail").asText(""))
                    .doesNotContain("io.cityplane", "jackson", "Exception", "java.");
            assertThat(values(answer, "Content-Type")).contains("application/json");
        } else if (expected.has("body")) {
            assertThat(JSON.readTree(body)).isEqualTo(expected.get("body"));
        } else if (expected.has("text")) {
            assertThat(body).isEqualTo(expected.get("text").textValue());
        } else {
            assertThat(body).isEmpty();
        }
    }

    /// All of a field's values; a null in the file says that it is not there.
    private static Optional<String> values(NgsiLdAnswer answer, String name) {
        return answer.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(NgsiLdAnswer.Field::value)
                .reduce((some, more) -> some + ", " + more);
    }
}
