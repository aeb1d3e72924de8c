package io.cityplane.twin.ngsild.context;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.ngsild.context.DownloadRules.PrivateAddresses;
import io.cityplane.twin.ngsild.context.Downloads.Download;
import io.cityplane.twin.ngsild.context.Downloads.Download.Document;
import io.cityplane.twin.ngsild.context.Downloads.Download.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Downloads over real sockets, from a server that behaves well and badly.
class ContextSocketTest {

    private static final DownloadRules HERE =
            new DownloadRules(
                    PrivateAddresses.ALLOWED, Set.of(), Duration.ofSeconds(10), 10_000, 16);

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port =
                vertx.createHttpServer()
                        .requestHandler(ContextSocketTest::serve)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private static void serve(HttpServerRequest request) {
        var response = request.response();
        switch (String.valueOf(request.path())) {
            case "/good" -> response.putHeader("Cache-Control", "public, max-age=60").end("{}");
            case "/private" -> response.putHeader("Cache-Control", "no-store").end("{}");
            case "/plain" -> response.end(request.getHeader("Accept"));
            case "/moved" -> response.setStatusCode(301).putHeader("Location", "good").end();
            case "/round" -> response.setStatusCode(302).putHeader("Location", "/round").end();
            case "/inside" ->
                    response.setStatusCode(302)
                            .putHeader("Location", "http://[::1]:1/secret")
                            .end();
            case "/large" -> response.end("x".repeat(10_001));
            case "/endless" -> response.setChunked(true).write("{");
            default -> response.setStatusCode(404).end("a secret of the inside");
        }
    }

    @Test
    @DisplayName("a document comes with how long it is good")
    void document() throws Exception {
        assertThat(get("/good")).isEqualTo(new Document("{}", Optional.of(Duration.ofSeconds(60))));
        assertThat(get("/private")).isEqualTo(new Document("{}", Optional.of(Duration.ZERO)));
        assertThat(get("/plain"))
                .isEqualTo(
                        new Document(
                                "application/ld+json, application/json;q=0.9", Optional.empty()));
        assertThat(get("/moved")).isInstanceOf(Document.class);
    }

    @Test
    @DisplayName(
            "what is too large, goes in circles or is not there fails, and nothing of it is told")
    void failures() throws Exception {
        assertThat(why(get("/large"))).contains("too large");
        assertThat(why(get("/round"))).contains("from one address to the next");
        assertThat(why(get("/missing"))).contains("answered 404").doesNotContain("secret");
    }

    @Test
    @DisplayName("what never ends is given up in time")
    void endless() throws Exception {
        var rules =
                new DownloadRules(
                        PrivateAddresses.ALLOWED, Set.of(), Duration.ofMillis(300), 10_000, 16);

        assertThat(why(get(rules, "/endless"))).contains("could not be had");
    }

    @Test
    @DisplayName(
            "private addresses are refused, by number and by name, and when a redirect leads there")
    void privateAddresses() throws Exception {
        var rules =
                new DownloadRules(
                        PrivateAddresses.REFUSED, Set.of(), Duration.ofSeconds(10), 10_000, 16);
        try (var socket = new ContextSocket(vertx, rules)) {
            for (var host : Set.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
                assertThat(
                                why(
                                        socket.get("http://" + host + ":" + port + "/good")
                                                .get(10, SECONDS)))
                        .contains("private addresses");
            }
        }
    }

    @Test
    @DisplayName("only the hosts that are allowed are asked, after a redirect too")
    void hosts() throws Exception {
        var rules =
                new DownloadRules(
                        PrivateAddresses.ALLOWED,
                        Set.of("127.0.0.1"),
                        Duration.ofSeconds(10),
                        10_000,
                        16);

        assertThat(get(rules, "/good")).isInstanceOf(Document.class);
        assertThat(why(get(rules, "/inside"))).contains("not downloaded from [::1]");
    }

    @Test
    @DisplayName("nobody waits behind too many downloads")
    void tooMany() throws Exception {
        var rules =
                new DownloadRules(
                        PrivateAddresses.ALLOWED, Set.of(), Duration.ofMillis(500), 10_000, 1);
        try (var socket = new ContextSocket(vertx, rules)) {
            var first = socket.get("http://127.0.0.1:" + port + "/endless");

            assertThat(why(socket.get("http://127.0.0.1:" + port + "/good").get(10, SECONDS)))
                    .contains("Too many");
            first.get(10, SECONDS);
            assertThat(socket.get("http://127.0.0.1:" + port + "/good").get(10, SECONDS))
                    .isInstanceOf(Document.class);
        }
    }

    private Download get(String path) throws Exception {
        return get(HERE, path);
    }

    private Download get(DownloadRules rules, String path) throws Exception {
        try (var socket = new ContextSocket(vertx, rules)) {
            return socket.get("http://127.0.0.1:" + port + path).get(10, SECONDS);
        }
    }

    private static String why(Download download) {
        assertThat(download).isInstanceOf(Failure.class);
        return ((Failure) download).why();
    }
}
