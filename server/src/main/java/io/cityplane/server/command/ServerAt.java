package io.cityplane.server.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.server.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/// The running server of a data directory, as a command speaks to it.
final class ServerAt implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final RunningServer server;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TO_CONNECT)
                    .build();

    private ServerAt(RunningServer server) {
        this.server = server;
    }

    static ServerAt directory(Path directory) {
        try {
            return RunningServer.find(directory)
                    .map(ServerAt::new)
                    .orElseThrow(() ->
                            new Complaint(
                                    "no server runs on " + directory,
                                    "Start it with ./cityplane up, or name its directory with --data."));
        } catch (IOException e) {
            throw new Complaint(
                    "the server's key in " + directory + " cannot be read: " + e.getMessage(),
                    "Give the command as the user who started the server.");
        }
    }

    /// Posts JSON and hands out the answer's body as it comes, line by line or whole.
    ///
    /// @throws Complaint if the server refuses, with its own words
    InputStream post(String path, JsonNode body) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Authorization", "Bearer " + server.key())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() >= 300) {
                throw refusal(answer);
            }
            return answer.body();
        } catch (IOException e) {
            throw new Complaint(
                    "the server at " + server.address() + " does not answer: " + e.getMessage(),
                    "Look at what it printed where it was started.");
        }
    }

    private static Complaint refusal(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            var problem = JSON.readTree(body);
            return new Complaint(
                    problem.path("detail").asText("the server answered " + answer.statusCode()),
                    problem.path("advice").asText(""));
        } catch (JsonProcessingException e) {
            return new Complaint("the server answered " + answer.statusCode(), "");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
