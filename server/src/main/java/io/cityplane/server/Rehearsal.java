package io.cityplane.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/// What a server is asked in a rehearsal: enough for the JVM to meet what every day needs.
final class Rehearsal {

    private static final int ROUNDS = 200;
    private static final String ENTITIES = "/ngsi-ld/v1/entities";
    private static final String ENTITY = ENTITIES + "/urn:ngsi-ld:Rehearsal:";
    private static final Set<Integer> GOOD = Set.of(200, 201, 204);

    private final String address;
    private final HttpClient client;

    private Rehearsal(String address, HttpClient client) {
        this.address = address;
        this.client = client;
    }

    /// @throws IOException if the server does not do what it is asked
    static void at(String address) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            new Rehearsal(address, client).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in the rehearsal", e);
        }
    }

    private void run() throws IOException, InterruptedException {
        ask("GET", "/q/health/ready", "");
        ask("GET", "/", "");
        for (var i = 0; i < ROUNDS; i++) {
            ask("POST", ENTITIES, entity(i));
            ask("PATCH", ENTITY + i + "/attrs", "{\"level\":{\"value\":%d}}".formatted(i));
            ask("GET", ENTITY + i, "");
            ask("GET", ENTITIES + "?type=Rehearsal&limit=10", "");
        }
        ask("GET", "/api/city/summary", "");
    }

    private static String entity(int number) {
        return """
        {
          "id": "urn:ngsi-ld:Rehearsal:%1$d", "type": "Rehearsal",
          "name": {"type": "Property", "value": "rehearsal %1$d"},
          "level": {"type": "Property", "value": 0, "observedAt": "2026-01-01T00:00:00Z"},
          "location": {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [114.05, 22.54]}}
        }
        """
                .formatted(number);
    }

    private void ask(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (!GOOD.contains(answer.statusCode())) {
            throw new IOException(
                    "%s %s was answered %d: %s"
                            .formatted(method, path, answer.statusCode(), answer.body()));
        }
    }
}
