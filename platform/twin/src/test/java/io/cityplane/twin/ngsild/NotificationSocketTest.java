package io.cityplane.twin.ngsild;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.SubscriptionStore.Fate;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.DownloadRules;
import io.cityplane.twin.ngsild.context.DownloadRules.PrivateAddresses;
import io.cityplane.twin.ngsild.context.LdContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Notifications over real sockets (§6.3.8).
class NotificationSocketTest {

    private static final byte[] BODY = "{\"a\":\"路灯\"}".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    private record Received(String type, String link, String tenant, String extra, String body) {}

    @BeforeEach
    void start() throws Exception {
        server =
                vertx.createHttpServer()
                        .requestHandler(request ->
                                request.body()
                                        .onSuccess(body -> {
                                            received.add(
                                                    new Received(
                                                            field(
                                                                    request.getHeader(
                                                                            "Content-Type")),
                                                            field(request.getHeader("Link")),
                                                            field(
                                                                    request.getHeader(
                                                                            "NGSILD-Tenant")),
                                                            field(request.getHeader("X-Extra")),
                                                            body.toString()));
                                            var status =
                                                    field(request.path()).equals("/refuse")
                                                            ? 500
                                                            : 204;
                                            request.response().setStatusCode(status).end();
                                        }))
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, SECONDS);
    }

    private static String field(@Nullable String value) {
        return value == null ? "" : value;
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    private Subscription to(String path) {
        var body =
                "{\"type\":\"Subscription\",\"entities\":[{\"type\":\"Lamp\"}],\"notification\":{\"endpoint\":{\"uri\":\"http://127.0.0.1:%d%s\",\"receiverInfo\":[{\"key\":\"X-Extra\",\"value\":\"yes\"}]}}}"
                        .formatted(server.actualPort(), path);
        var kept =
                new Kept(
                        Tenant.DEFAULT,
                        "urn:s:1",
                        1,
                        new Official(Optional.empty(), Set.of(), Clearance.PUBLIC),
                        body,
                        LdContext.CORE.mention().json(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Fate.NONE);
        return SubscriptionReader.read(kept, LdContext.CORE, _ -> Optional.empty());
    }

    private boolean send(PrivateAddresses addresses, Set<String> hosts, Tenant tenant, String path)
            throws Exception {
        var rules = new DownloadRules(addresses, hosts, Duration.ofSeconds(5), 1_000, 1);
        try (var socket = new NotificationSocket(vertx, rules)) {
            return socket.send(tenant, to(path), BODY).get(20, SECONDS);
        }
    }

    @Test
    @DisplayName(
            "the receiver gets the body, its type, its context, the tenant and what else it wants")
    void received() throws Exception {
        assertThat(send(PrivateAddresses.ALLOWED, Set.of(), new Tenant("other"), "/n")).isTrue();

        assertThat(received.poll(10, SECONDS))
                .isEqualTo(
                        new Received(
                                "application/json",
                                LdContext.CORE.mention().link(),
                                "other",
                                "yes",
                                "{\"a\":\"路灯\"}"));
    }

    @Test
    @DisplayName("an answer that is no success is a failure, and so is nobody at the address")
    void failures() throws Exception {
        assertThat(send(PrivateAddresses.ALLOWED, Set.of(), Tenant.DEFAULT, "/refuse")).isFalse();
        var gone = to("/n");
        server.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        try (var socket =
                new NotificationSocket(
                        vertx,
                        new DownloadRules(
                                PrivateAddresses.ALLOWED,
                                Set.of(),
                                Duration.ofSeconds(5),
                                1_000,
                                1))) {
            assertThat(socket.send(Tenant.DEFAULT, gone, BODY).get(20, SECONDS)).isFalse();
        }
    }

    @Test
    @DisplayName("a private address, and a host that is not allowed, is never connected to")
    void refused() throws Exception {
        assertThat(send(PrivateAddresses.REFUSED, Set.of(), Tenant.DEFAULT, "/n")).isFalse();
        assertThat(send(PrivateAddresses.ALLOWED, Set.of("example.org"), Tenant.DEFAULT, "/n"))
                .isFalse();
        assertThat(received).isEmpty();
    }
}
