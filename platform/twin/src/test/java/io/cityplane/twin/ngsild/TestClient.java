package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cityplane.twin.ngsild.NgsiLdRequest.Fields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Sends requests to an endpoint as one of the {@link TestCallers}.
record TestClient(NgsiLdEndpoint endpoint, String caller) {

    private static final JsonMapper JSON = new JsonMapper();

    TestClient as(String another) {
        return new TestClient(endpoint, another);
    }

    NgsiLdAnswer get(String address) {
        return send("GET", address, "", Map.of());
    }

    NgsiLdAnswer send(String method, String address, String body) {
        return send(method, address, body, Map.of());
    }

    /// @param fields any of Accept, Content-Type, NGSILD-Tenant, NGSILD-EntityMap, NGSILD-Snapshot
    NgsiLdAnswer send(String method, String address, String body, Map<String, String> fields) {
        var question = address.indexOf('?');
        var path = question < 0 ? address : address.substring(0, question);
        return endpoint.answer(
                        new NgsiLdRequest(
                                method,
                                path.startsWith(Target.ROOT) ? path : Target.ROOT + path,
                                question < 0 ? "" : address.substring(question + 1),
                                new Fields(
                                        fields.getOrDefault("Accept", ""),
                                        fields.getOrDefault("Content-Type", "application/json"),
                                        List.of(),
                                        fields.getOrDefault("NGSILD-Tenant", ""),
                                        fields.getOrDefault("NGSILD-EntityMap", ""),
                                        fields.getOrDefault("NGSILD-Snapshot", ""),
                                        fields.getOrDefault("Prefer", "")),
                                TestCallers.find(caller)),
                        body.getBytes(StandardCharsets.UTF_8))
                .join();
    }

    /// The value of a field of an answer.
    static String field(NgsiLdAnswer answer, String name) {
        return answer.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(NgsiLdAnswer.Field::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name + ": " + text(answer)));
    }

    static String text(NgsiLdAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static JsonNode body(NgsiLdAnswer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(text(answer), e);
        }
    }
}
