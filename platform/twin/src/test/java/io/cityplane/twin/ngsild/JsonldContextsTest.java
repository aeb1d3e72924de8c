package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.ngsild.NgsiLdRequest.Fields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// §5.13 where ids are the server's own, so that no golden file can have them.
class JsonldContextsTest {

    private static final String DOCUMENT =
            "{\"@context\":{\"Lamp\":\"https://example.org/Lamp\"},\"extra\":1}";

    private final CityTwin city = Twins.inMemory();
    private final NgsiLdEndpoint endpoint =
            new NgsiLdEndpoint(city, TestContexts.none(), Runnable::run);

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    @DisplayName("what was added is served by its address, without what was around it")
    void served() throws IOException {
        var path = add("city");

        assertThat(text(send("city", "GET", path, "")))
                .isEqualTo("{\"@context\":{\"Lamp\":\"https://example.org/Lamp\"}}");
        var details = body(send("city", "GET", path + "?details=true", ""));
        assertThat(details.get("kind").textValue()).isEqualTo("Hosted");
        assertThat(details.get("URL").textValue()).isEqualTo(Target.ROOT + path);
        assertThat(path).endsWith(details.get("localId").textValue());
        assertThat(text(send("reader", "GET", "/jsonldContexts?kind=Hosted", "")))
                .isEqualTo("[\"" + Target.ROOT + path + "\"]");
    }

    @Test
    @DisplayName("requests name it by whatever the server is called, and it is not downloaded")
    void used() throws IOException {
        var path = add("city");
        var entity =
                "{\"id\":\"urn:l:1\",\"type\":\"Lamp\",\"@context\":\"http://city.example%s%s\"}"
                        .formatted(Target.ROOT, path);

        assertThat(send("city", "POST", "/entities", entity, "application/ld+json").status())
                .isEqualTo(201);
        assertThat(text(send("city", "GET", "/entities/urn:l:1?options=keyValues", "")))
                .contains("\"type\":\"https://example.org/Lamp\"");
        assertThat(
                        body(send("city", "GET", path + "?details=true", ""))
                                .get("numberOfHits")
                                .intValue())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "who added it removes it, another department may not; then nothing is made with it")
    void removed() {
        var path = add("transport");
        var entity =
                "{\"id\":\"urn:l:1\",\"type\":\"Lamp\",\"@context\":\"http://city.example%s%s\"}"
                        .formatted(Target.ROOT, path);
        var other = add("city");

        assertThat(send("city", "POST", "/entities", entity, "application/ld+json").status())
                .isEqualTo(201);
        assertThat(send("transport", "DELETE", other, "").status()).isEqualTo(403);
        assertThat(send("reader", "DELETE", path, "").status()).isEqualTo(403);
        assertThat(send("transport", "DELETE", path + "?reload=true", "").status()).isEqualTo(400);
        assertThat(send("transport", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(send("city", "GET", path, "").status()).isEqualTo(404);
        assertThat(send("city", "POST", "/entities", entity, "application/ld+json").status())
                .isEqualTo(504);
    }

    private String add(String caller) {
        var answer = send(caller, "POST", "/jsonldContexts", DOCUMENT);
        assertThat(answer.status()).isEqualTo(201);
        return answer.fields().getFirst().value().substring(Target.ROOT.length());
    }

    private NgsiLdAnswer send(String caller, String method, String address, String body) {
        return send(caller, method, address, body, "application/json");
    }

    private NgsiLdAnswer send(
            String caller, String method, String address, String body, String contentType) {
        var question = address.indexOf('?');
        return endpoint.answer(
                        new NgsiLdRequest(
                                method,
                                Target.ROOT
                                        + (question < 0 ? address : address.substring(0, question)),
                                question < 0 ? "" : address.substring(question + 1),
                                new Fields("", contentType, List.of(), ""),
                                TestCallers.find(caller)),
                        body.getBytes(StandardCharsets.UTF_8))
                .join();
    }

    private static String text(NgsiLdAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode body(NgsiLdAnswer answer) throws IOException {
        return new JsonMapper().readTree(answer.body());
    }
}
