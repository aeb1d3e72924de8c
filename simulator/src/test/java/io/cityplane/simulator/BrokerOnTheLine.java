package io.cityplane.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A small broker on a real port: it notes what it is asked and answers as it was told to.
final class BrokerOnTheLine implements AutoCloseable {

    /// What came in.
    record Asked(String method, String path, String authorization, String body) {}

    /// What goes out.
    record Reply(int status, String body, String retryAfter) {
        static final Reply DONE = new Reply(204, "", "");

        static Reply of(int status, String body) {
            return new Reply(status, body, "");
        }
    }

    @FunctionalInterface
    interface Manners {
        Reply to(Asked asked);
    }

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final AtomicReference<Manners> manners;
    private final HttpServer server;

    /// @param port 0 for any that is free
    BrokerOnTheLine(int port, Manners manners) throws IOException {
        this.manners = new AtomicReference<>(manners);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    void behave(Manners otherwise) {
        manners.set(otherwise);
    }

    /// The next request, within ten seconds.
    Asked next() throws InterruptedException {
        var next = asked.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was asked for ten seconds");
        }
        return next;
    }

    /// Skips to the next request of a method.
    Asked next(String method) throws InterruptedException {
        for (; ; ) {
            var next = next();
            if (next.method().equals(method)) {
                return next;
            }
        }
    }

    int asked() {
        return asked.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var request =
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            String.valueOf(headers.getFirst("Authorization")),
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            asked.add(request);
            var reply = manners.get().to(request);
            if (!reply.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
