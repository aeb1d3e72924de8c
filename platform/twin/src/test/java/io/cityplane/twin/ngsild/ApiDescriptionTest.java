package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.ngsild.ApiDescription.Described;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// The description of the interface says what is served, neither more nor less.
class ApiDescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Described> described = ApiDescription.read().operations();

    @Test
    @DisplayName("every operation is described once, at the place where it is routed")
    void routes() {
        for (var operation : described) {
            var path = Target.ROOT + operation.path().replaceAll("\\{[A-Za-z]+}", "urn:a:1");
            assertThat(Target.find(operation.method(), path).operation())
                    .isEqualTo(operation.operation());
        }
        assertThat(described.stream().map(Described::operation).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    @DisplayName("the parameters of each are those that it takes")
    void parameters() {
        try (var twin = Twins.inMemory()) {
            var client =
                    new TestClient(
                            new NgsiLdEndpoint(twin, TestContexts.none(), Runnable::run),
                            "administrator");
            for (var operation : described) {
                var answer =
                        client.send(
                                operation.method(),
                                operation.path().replaceAll("\\{[A-Za-z]+}", "urn:a:1") + "?zzz=1",
                                operation.source().path("body").toString());
                assertThat(answer.status()).as(operation.path()).isEqualTo(400);
                var detail = TestClient.body(answer).get("detail").textValue();
                var taken = detail.substring(detail.indexOf(", but ") + ", but ".length());
                assertThat(String.join(", ", new TreeSet<>(operation.parameters())))
                        .as(operation.method() + " " + operation.path())
                        .isEqualTo(taken);
            }
        }
    }

    @Test
    @DisplayName("what the golden exchanges are answered with is among the described answers")
    void answers() throws IOException {
        var known = new EnumMap<Operation, Described>(Operation.class);
        described.forEach(it -> known.put(it.operation(), it));
        var compared = 0;
        try (var files = Files.list(Path.of("src/test/resources/ngsild"))) {
            for (var file : files.toList()) {
                for (var exchange : JSON.readTree(file.toFile()).get("exchanges")) {
                    compared += compare(exchange, known);
                }
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    private static int compare(JsonNode exchange, Map<Operation, Described> known) {
        var line = exchange.get("request").textValue().split(" ", 2);
        Target target;
        try {
            target = Target.find(line[0], Target.ROOT + line[1].replaceFirst("\\?.*", ""));
        } catch (Fault nowhere) {
            return 0;
        }
        assertThat(Objects.requireNonNull(known.get(target.operation())).answers())
                .as(exchange.get("title").textValue())
                .contains(exchange.get("answer").get("status").intValue());
        return 1;
    }

    @Test
    @DisplayName("the document is OpenAPI 3.1, and each operation has an example to try")
    void document() throws IOException {
        var document = JSON.readTree(ApiDescription.read().openApi());

        assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
        var operations =
                document.get("paths").valueStream().flatMap(JsonNode::valueStream).toList();
        assertThat(operations).hasSameSizeAs(described);
        assertThat(operations.stream().map(it -> it.get("operationId").textValue()))
                .doesNotHaveDuplicates();
        assertThat(operations)
                .allSatisfy(it -> assertThat(it.get("responses").size()).isGreaterThan(5));
    }
}
