package io.cityplane.twin.ngsild;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.Twin;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Twins;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// NGSI-LD over real sockets, on one event loop.
class NgsiLdRoutesTest {

    private static final byte[] LAMP =
            "{\"id\":\"urn:a:1\",\"type\":\"Lamp\",\"power\":1}".getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ExecutorService queries = Executors.newFixedThreadPool(2);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CityTwin city = Twins.inMemory();
    private int port;

    @BeforeEach
    void start() throws Exception {
        serve(city);
    }

    private void serve(Twin twin) throws Exception {
        var router = Router.router(vertx);
        new NgsiLdRoutes(twin, new TestCallers(), TestContexts.none(), queries).install(router);
        port =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, SECONDS)
                        .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        queries.shutdownNow();
        city.close();
    }

    @Test
    @DisplayName("an entity's life, from 201 to 404")
    void life() throws Exception {
        assertThat(send("POST", "/entities", LAMP).headers().firstValue("Location"))
                .contains("/ngsi-ld/v1/entities/urn:a:1");
        var patched = send("PATCH", "/entities/urn:a:1/attrs", "{\"power\":2}".getBytes(UTF_8));
        assertThat(patched.statusCode()).isEqualTo(204);
        // §6.3.6: a 204 has no Content-Length.
        assertThat(patched.headers().firstValue("Content-Length")).isEmpty();
        assertThat(send("GET", "/entities?type=Lamp&options=keyValues&count=true", NONE).body())
                .isEqualTo("[{\"id\":\"urn:a:1\",\"type\":\"Lamp\",\"power\":2}]");
        assertThat(send("DELETE", "/entities/urn:a:1", NONE).statusCode()).isEqualTo(204);
        assertThat(send("GET", "/entities/urn:a:1", NONE).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("who is nobody hears 401 and how to be somebody")
    void nobody() throws Exception {
        var request =
                HttpRequest.newBuilder(address("/entities?type=Lamp"))
                        .header("Authorization", "Bearer wrong")
                        .build();
        var response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    @DisplayName("after an error the connection goes on")
    void keepAlive() throws Exception {
        try (var socket = connect()) {
            var sent = new ArrayList<String>();
            sent.add(post("/entities", "{\"id\": urn}"));
            sent.add(post("/nowhere", "x".repeat(100_000)));
            sent.add(post("/entities", new String(LAMP, UTF_8)));
            for (var request : sent) {
                socket.getOutputStream().write(request.getBytes(UTF_8));
            }
            assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 400");
            assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 404");
            assertThat(statusLine(socket.getInputStream())).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    @DisplayName("a body of 100 MB is refused by its length, and nothing of it is kept")
    void tooLarge() throws Exception {
        try (var socket = connect()) {
            var head =
                    "POST /ngsi-ld/v1/entityOperations/upsert HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer city\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            var answer = CompletableFuture.supplyAsync(() -> readAll(socket));
            pour(socket.getOutputStream());

            assertThat(answer.get(20, SECONDS))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("connection: close")
                    .contains("/problems/twin/too-large", "16777216 bytes");
        }
    }

    @Test
    @DisplayName("a single entity has at most 1 MiB")
    void entityTooLarge() throws Exception {
        var response = send("POST", "/entities", new byte[(1 << 20) + 1]);

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    @DisplayName("a body without its length is refused by the status alone (§6.3.4)")
    void lengthRequired() throws Exception {
        var request =
                request("/entities")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(LAMP)))
                        .build();
        var response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(411);
        assertThat(response.body()).isEmpty();
    }

    @Test
    @DisplayName("who asks before sending is told to go on")
    void expectContinue() throws Exception {
        var request =
                request("/entities")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofByteArray(LAMP))
                        .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("a twin that cannot write is told apart from a fault, with when to come again")
    void unavailable() throws Exception {
        serve(new TwinWithoutJournal());
        var response = send("POST", "/entities", LAMP);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).contains("read to see which").doesNotContain("disk", "io.city");
    }

    @Test
    @DisplayName("a fault of ours shows nothing of the inside")
    void fault() throws Exception {
        serve(new TwinWithoutJournal());
        var response = send("GET", "/entities/urn:a:1", NONE);

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("InternalError").doesNotContain("broken", "Exception");
    }

    @Test
    @DisplayName("many at once on one loop each hear their own answer")
    void many() throws Exception {
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (var i = 0; i < 200; i++) {
            var body = "{\"id\":\"urn:many:%d\",\"type\":\"Many\"}".formatted(i);
            answers.add(
                    client.sendAsync(
                            request("/entities").POST(BodyPublishers.ofString(body)).build(),
                            BodyHandlers.ofString()));
        }
        for (var i = 0; i < 200; i++) {
            assertThat(answers.get(i).get(20, SECONDS).headers().firstValue("Location"))
                    .contains("/ngsi-ld/v1/entities/urn:many:" + i);
        }
        var count = send("GET", "/entities?type=Many&limit=0&count=true", NONE);
        assertThat(count.headers().firstValue("NGSILD-Results-Count")).contains("200");
    }

    private static final byte[] NONE = {};
    private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + Target.ROOT + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer city")
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(String method, String path, byte[] body) throws Exception {
        var publisher =
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        return client.send(
                request(path).method(method, publisher).build(), BodyHandlers.ofString());
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String post(String path, String body) {
        return "POST %s%s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer city\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(Target.ROOT, path, body.length(), body);
    }

    /// Reads one response and returns its first line.
    private static String statusLine(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = 0;
        for (var line : head.toString().split("\r\n", -1)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        in.skipNBytes(length);
        return head.substring(0, head.indexOf("\r\n"));
    }

    /// Sends 100 MB, or as much as the other side lets through.
    private static void pour(OutputStream out) {
        var megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) ' ');
        try {
            for (var i = 0; i < 100; i++) {
                out.write(megabyte);
            }
        } catch (IOException e) {
            // The server hung up on us, as it may.
        }
    }

    private static String readAll(Socket socket) {
        var read = new java.io.ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException e) {
            // What was read before the connection broke is what counts.
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
