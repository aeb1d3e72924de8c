package io.cityplane.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.simulator.BrokerOnTheLine.Asked;
import io.cityplane.simulator.BrokerOnTheLine.Reply;
import io.cityplane.simulator.domain.City;
import io.cityplane.simulator.domain.Rota;
import io.cityplane.simulator.geojson.DistrictsFile;
import io.cityplane.simulator.ngsild.Broker;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The whole client against a real HTTP server.
class SimulationTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int THINGS = 450;
    private static final int MOST_REQUESTS = 1_000;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ExecutorService runner = Executors.newSingleThreadExecutor();

    private Future<Ending> simulation = CompletableFuture.failedFuture(new AssertionError("idle"));

    @AfterEach
    void stop() throws Exception {
        runner.shutdownNow();
        assertThat(ending()).isNotNull();
    }

    @Test
    @DisplayName("it creates the districts, then everything in batches of 200, then reports")
    void raises() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);

            for (int i = 0; i < 10; i++) {
                var district = broker.next();
                assertThat(district.method() + " " + district.path())
                        .isEqualTo("POST /ngsi-ld/v1/entities");
                assertThat(district.authorization()).isEqualTo("Bearer secret");
                assertThat(json(district).path("type").asText()).isEqualTo("AdministrativeArea");
                assertThat(json(district).at("/location/value/type").asText())
                        .isEqualTo("MultiPolygon");
            }
            for (int size : List.of(200, 200, 50)) {
                var batch = broker.next();
                assertThat(batch.method() + " " + batch.path())
                        .isEqualTo("POST /ngsi-ld/v1/entityOperations/upsert?options=update");
                assertThat(json(batch)).hasSize(size);
                assertThat(json(batch))
                        .allSatisfy(entity ->
                                assertThat(entity.at("/simulated/value").asBoolean()).isTrue());
            }
            assertThat(line()).contains("450 simulated entities are up");
            var report = broker.next("PATCH");
            assertThat(report.path())
                    .matches("/ngsi-ld/v1/entities/urn%3Angsi-ld%3AVehicle%3A[^/]+/attrs");
            assertThat(json(report).at("/location/type").asText()).isEqualTo("GeoProperty");
            assertThat(json(report).at("/speed/unitCode").asText()).isEqualTo("KMH");
            assertThat(json(report).at("/speed/observedAt").asText()).endsWith("Z");
            assertThat(broker.next("POST").path()).contains("entityOperations/upsert");
        }
    }

    @Test
    @DisplayName("it keeps to its rate")
    void pacing() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 400);
            raised(broker);
            var changes = new int[1];
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            while (System.nanoTime() < until) {
                changes[0] += changes(broker.next());
            }
            assertThat(changes[0]).isBetween(900, 1_500);
            runner.shutdownNow();
            assertThat(ending()).isInstanceOf(Ending.Stopped.class);
        }
    }

    @Test
    @DisplayName("a server that goes away and comes back costs two lines, and reports go on")
    void outage() throws Exception {
        var broker = new BrokerOnTheLine(0, _ -> Reply.DONE);
        int port = broker.port();
        start(broker.address(), 500);
        raised(broker);
        broker.close();

        assertThat(line()).startsWith("The server is away (");
        assertThat(lines.poll(500, TimeUnit.MILLISECONDS)).isNull();
        try (var again = new BrokerOnTheLine(port, _ -> Reply.DONE)) {
            assertThat(line()).matches("The server is back after [0-9]+ s\\.");
            again.next("PATCH");
            assertThat(lines).isEmpty();
        }
    }

    @Test
    @DisplayName("it may be started before the server is")
    void startedFirst() throws Exception {
        int port;
        try (var gone = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            port = gone.port();
        }
        start(URI.create("http://localhost:" + port), 500);

        assertThat(line()).startsWith("The server is away (no connection)");
        try (var broker = new BrokerOnTheLine(port, _ -> Reply.DONE)) {
            assertThat(line()).startsWith("The server is back");
            assertThat(line()).contains("10 of 10 districts were new");
            broker.next("PATCH");
        }
    }

    @Test
    @DisplayName("it leaves a server alone for as long as a 503 asks for")
    void retryAfter() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);
            raised(broker);
            broker.behave(_ -> new Reply(503, "", "2"));
            assertThat(line()).startsWith("The server is away (HTTP 503)");
            // What was under way with the first refusal.
            while (broker.asked() > 0) {
                broker.next();
            }
            var refused = System.nanoTime();
            broker.behave(_ -> Reply.DONE);
            broker.next();

            assertThat(Duration.ofNanos(System.nanoTime() - refused))
                    .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(4_000));
        }
    }

    @Test
    @DisplayName("a 401 ends it, with the server's reason")
    void notAllowed() throws Exception {
        try (var broker =
                new BrokerOnTheLine(
                        0,
                        _ ->
                                Reply.of(
                                        401,
                                        "{\"title\":\"Who are you\",\"detail\":\"No token\"}"))) {
            start(broker.address(), 500);

            assertThat(ending()).isEqualTo(new Ending.NotAllowed(401, "Who are you: No token"));
        }
    }

    @Test
    @DisplayName("a 403 in the middle ends it too")
    void noLongerAllowed() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);
            raised(broker);
            broker.behave(_ -> Reply.of(403, "not JSON"));

            assertThat(ending()).isEqualTo(new Ending.NotAllowed(403, "no reason was given"));
        }
    }

    @Test
    @DisplayName("an entity that the server has lost is sent whole again")
    void lostEntity() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);
            raised(broker);
            var lost = new CompletableFuture<String>();
            broker.behave(asked -> {
                if (!asked.method().equals("PATCH")) {
                    return Reply.DONE;
                }
                lost.complete(asked.path());
                return Reply.of(404, "{}");
            });
            var path = lost.get(10, TimeUnit.SECONDS);
            broker.behave(_ -> Reply.DONE);

            assertThat(wholeOf(broker, path).at("/name/languageMap/zh").asText()).contains("公交车");
        }
    }

    @Test
    @DisplayName("an entity that its report created anew is sent whole")
    void recreatedEntity() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);
            raised(broker);
            var first = json(broker.next("POST")).path(0).path("id").asText();
            broker.behave(asked ->
                    asked.body().contains("\"" + first + "\"") && !asked.body().contains("\"name\"")
                            ? Reply.of(201, "[\"" + first + "\"]")
                            : Reply.DONE);

            assertThat(wholeOf(broker, first).path("id").asText()).isEqualTo(first);
        }
    }

    @Test
    @DisplayName("what the server does not take is told of once, not with every report")
    void complaint() throws Exception {
        try (var broker = new BrokerOnTheLine(0, _ -> Reply.DONE)) {
            start(broker.address(), 500);
            raised(broker);
            broker.behave(_ ->
                    Reply.of(
                            207,
                            """
                            {"success":[],"errors":[{"entityId":"urn:x:1",
                             "error":{"title":"Too many entities"}}]}
                            """));
            assertThat(line()).isEqualTo("The server did not take 1 of them: Too many entities");
            for (int i = 0; i < 20; i++) {
                broker.next();
            }
            assertThat(lines).isEmpty();
        }
    }

    private void start(URI server, int changesPerSecond) {
        var city = City.of(DistrictsFile.read(), THINGS, 42);
        var backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(80), new Random(1));
        simulation =
                runner.submit(() -> {
                    try (var broker = new Broker(server, Optional.of("secret"))) {
                        return new Simulation(
                                        city,
                                        broker,
                                        new Rota(city, 42),
                                        new Pace(changesPerSecond, System::nanoTime),
                                        new Outage(backoff, Clock.systemUTC(), lines::add),
                                        Clock.systemUTC(),
                                        lines::add)
                                .run();
                    }
                });
    }

    private Ending ending() throws Exception {
        return simulation.get(10, TimeUnit.SECONDS);
    }

    /// Waits until the city is there: ten districts and three batches.
    private void raised(BrokerOnTheLine broker) throws InterruptedException {
        for (int i = 0; i < 13; i++) {
            broker.next("POST");
        }
        assertThat(line()).contains("are up");
    }

    private String line() throws InterruptedException {
        return String.valueOf(lines.poll(10, TimeUnit.SECONDS));
    }

    /// The first whole entity that comes in of those whose id is in a text.
    private static JsonNode wholeOf(BrokerOnTheLine broker, String text) throws Exception {
        var plain = text.replace("%3A", ":");
        for (int i = 0; i < MOST_REQUESTS; i++) {
            for (var entity : json(broker.next("POST"))) {
                if (entity.has("name") && plain.contains(entity.path("id").asText())) {
                    return entity;
                }
            }
        }
        throw new AssertionError("of " + plain + " nothing whole came in");
    }

    private static int changes(Asked asked) throws IOException {
        var body = json(asked);
        return body.isArray()
                ? body.valueStream().mapToInt(entity -> entity.size() - 2).sum()
                : body.size();
    }

    private static JsonNode json(Asked asked) throws IOException {
        return MAPPER.readTree(asked.body());
    }
}
