package io.cityplane.simulator.ngsild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.simulator.domain.Entity;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An NGSI-LD broker at the other end of HTTP. Its methods block until the answer is there and may
/// be called from many threads.
public final class Broker implements AutoCloseable {

    /// So many entities go into one batch at most.
    public static final int LARGEST_BATCH = 200;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final URI root;
    private final Optional<String> token;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    /// @param server where the server is, such as `http://localhost:8080`
    /// @param token the bearer token (RFC 6750); empty for a server that asks for none
    public Broker(URI server, Optional<String> token) {
        root = URI.create(server.toString().replaceFirst("/+$", "") + "/ngsi-ld/v1/");
        this.token = token;
    }

    /// Creates an entity (§6.4.3.1); leaves one that is there as it is.
    public Answer create(Entity entity) throws InterruptedException {
        return send("POST", "entities", EntityJson.entity(entity), entity.id());
    }

    /// Creates entities, or updates what they tell of entities that are there (§6.15.3.1).
    ///
    /// @param entities at most {@link #LARGEST_BATCH}
    public Answer upsert(List<Entity> entities) throws InterruptedException {
        if (entities.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("too many for one batch: " + entities.size());
        }
        var body = EntityJson.entities(entities);
        return send("POST", "entityOperations/upsert?options=update", body, "");
    }

    /// Updates attributes of an entity (§6.7.3.2).
    public Answer update(Entity report) throws InterruptedException {
        var path = "entities/" + URLEncoder.encode(report.id(), UTF_8) + "/attrs";
        return send("PATCH", path, EntityJson.attributes(report.attributes()), report.id());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer send(String method, String path, byte[] body, String id)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(root.resolve(path))
                        .timeout(ANSWER_TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        try {
            return answer(http.send(request.build(), BodyHandlers.ofByteArray()), id);
        } catch (ConnectException e) {
            return new Answer.Away("no connection", Optional.empty());
        } catch (HttpTimeoutException e) {
            return new Answer.Away("no answer in time", Optional.empty());
        } catch (IOException e) {
            return new Answer.Away("the connection broke", Optional.empty());
        }
    }

    private static Answer answer(HttpResponse<byte[]> response, String id) {
        var status = response.statusCode();
        return switch (status) {
            case 200, 204 -> new Answer.Taken(List.of());
            case 201 -> new Answer.Taken(Body.created(response.body()));
            case 207 -> Body.multiStatus(response.body());
            case 401, 403 -> new Answer.NotAllowed(status, Body.problem(response.body()));
            case 404 -> new Answer.Unknown(id);
            case 409 -> new Answer.AlreadyThere();
            case 408, 429 -> away(response);
            default ->
                    status >= 500
                            ? away(response)
                            : new Answer.NotTaken(
                                    1, "HTTP " + status + ": " + Body.problem(response.body()));
        };
    }

    private static Answer away(HttpResponse<byte[]> response) {
        var retryAfter =
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(field -> RetryAfter.parse(field, Instant.now()));
        return new Answer.Away("HTTP " + response.statusCode(), retryAfter);
    }
}
