package io.cityplane.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Over real sockets.
@DisplayName("A stop lets requests end")
final class RequestsInProgressTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final RequestsInProgress requests = new RequestsInProgress();
    private final CompletableFuture<RoutingContext> arrived = new CompletableFuture<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        var router = Router.router(vertx);
        requests.install(router);
        router.route().handler(arrived::complete);
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @DisplayName("At once where there are none")
    @Test
    void nobodyIsWaitedForWhereNobodyAsks() {
        requests.awaitNone(LONG);

        assertThat(arrived).isNotDone();
    }

    @DisplayName("And waits for one that is not answered yet")
    @Test
    void aRequestThatIsNotAnsweredYetIsWaitedFor() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer =
                    client.sendAsync(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + server.actualPort()))
                                    .build(),
                            BodyHandlers.ofString());
            var context = arrived.get(30, TimeUnit.SECONDS);
            var waiting = CompletableFuture.runAsync(() -> requests.awaitNone(LONG));
            requests.awaitNone(Duration.ofMillis(50));
            assertThat(waiting).isNotDone();

            context.response().end("done");

            waiting.get(30, TimeUnit.SECONDS);
            assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("done");
        }
    }
}
