package io.cityplane.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// The few requests of NGSI-LD that the drills make.
final class NgsiLdClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI entities;
    private final String token;

    NgsiLdClient(URI server, String token) {
        this.entities = server.resolve("/ngsi-ld/v1/entities/");
        this.token = token;
    }

    /// Creates an entity.
    ///
    /// @return the status; 201 is success
    int create(String id, String type, long value) throws IOException, InterruptedException {
        var entity = JSON.createObjectNode().put("id", id).put("type", type);
        entity.putObject("count").put("type", "Property").put("value", value);
        var address = URI.create(entities.toString().replaceFirst("/$", ""));
        return send(HttpRequest.newBuilder(address)
                        .POST(HttpRequest.BodyPublishers.ofString(entity.toString())))
                .statusCode();
    }

    /// Changes an entity's `count`.
    ///
    /// @return the status; 204 is success
    int patch(String id, long value) throws IOException, InterruptedException {
        var attributes = JSON.createObjectNode();
        attributes.putObject("count").put("type", "Property").put("value", value);
        return send(HttpRequest.newBuilder(URI.create(entities + id + "/attrs"))
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(attributes.toString())))
                .statusCode();
    }

    /// The entity's `count`; empty if there is no such entity.
    Optional<Long> count(String id) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(entities + id)));
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new IOException(id + ": " + answer.statusCode() + " " + answer.body());
        }
        JsonNode entity = JSON.readTree(answer.body());
        return Optional.of(entity.path("count").path("value").asLong());
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(
                request.timeout(LONGEST)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
