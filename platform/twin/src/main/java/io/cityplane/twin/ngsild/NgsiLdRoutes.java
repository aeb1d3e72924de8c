package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Executor;

/// NGSI-LD on a Vert.x router, under `/ngsi-ld/v1`. Everything runs on the request's event loop but
/// for queries, which run in a pool.
///
/// It reads bodies itself, up to the operation's limit: no body handler may come before it.
public final class NgsiLdRoutes {

    /// A refused body up to this many bytes is read to its end, so that the connection lives on.
    private static final long WORTH_DISCARDING_BYTES = 1 << 20;

    /// So long a client may go on sending what is refused: closed at once, it could not read why.
    private static final long LINGER_MILLIS = 1_000;

    private static final String DESCRIPTION = "/ngsi-ld/openapi.json";

    private final NgsiLdEndpoint endpoint;
    private final Callers callers;

    /// @param queries runs what reads more than one entity; as wide as there are cores
    public NgsiLdRoutes(Twin twin, Callers callers, ContextLibrary contexts, Executor queries) {
        this.endpoint = new NgsiLdEndpoint(twin, contexts, queries);
        this.callers = callers;
    }

    /// @param queries runs what reads more than one entity; as wide as there are cores
    public NgsiLdRoutes(NgsiLdDoors doors, Callers callers, Executor queries) {
        this.endpoint = new NgsiLdEndpoint(doors, queries);
        this.callers = callers;
    }

    public void install(Router router) {
        router.route(Target.ROOT + "/*").handler(this::serve);
        // What can be asked for is no secret: it is in the standard.
        var description = ApiDescription.read().openApi();
        router.get(DESCRIPTION)
                .handler(routing -> send(routing.response(), NgsiLdAnswer.json(200, description)));
    }

    private void serve(RoutingContext routing) {
        var http = routing.request();
        var request = request(http);
        var refusal = endpoint.refusal(request);
        if (refusal.isPresent()) {
            refuse(routing.vertx(), http, refusal.get());
        } else if (Target.find(request.method(), request.path()).operation().takesBody()) {
            receive(routing.vertx(), http, request);
        } else {
            answer(routing.vertx(), http, request, new byte[0]);
            http.resume();
        }
    }

    private NgsiLdRequest request(HttpServerRequest http) {
        var fields = http.headers();
        var credentials =
                new Credentials(
                        orEmpty(fields.get(HttpHeaders.AUTHORIZATION)),
                        orEmpty(fields.get(HttpHeaders.COOKIE)),
                        orEmpty(fields.get("X-Requested-With")));
        var intent = http.method().equals(HttpMethod.GET) ? Intent.READ : Intent.WRITE;
        return new NgsiLdRequest(
                http.method().name(),
                orEmpty(http.path()),
                orEmpty(http.query()),
                new NgsiLdRequest.Fields(
                        String.join(",", fields.getAll(HttpHeaders.ACCEPT)),
                        orEmpty(fields.get(HttpHeaders.CONTENT_TYPE)),
                        fields.getAll("Link"),
                        orEmpty(fields.get("NGSILD-Tenant")),
                        orEmpty(fields.get("NGSILD-EntityMap")),
                        orEmpty(fields.get("NGSILD-Snapshot")),
                        String.join(",", fields.getAll("Prefer"))),
                callers.find(credentials, intent));
    }

    /// Reads the body, never more of it than the operation takes.
    private void receive(Vertx vertx, HttpServerRequest http, NgsiLdRequest request) {
        var most = Target.find(request.method(), request.path()).operation().mostBytes();
        var length = contentLength(http);
        if (length < 0) {
            // §6.3.4: by the status alone.
            refuse(vertx, http, NgsiLdAnswer.ofStatus(411));
            return;
        }
        if (length > most) {
            refuse(
                    vertx,
                    http,
                    NgsiLdAnswer.of(
                            ErrorType.TOO_LARGE.problem(
                                    "The body of this operation has at most " + most + " bytes")));
            return;
        }
        if ("100-continue".equalsIgnoreCase(http.getHeader(HttpHeaders.EXPECT))) {
            http.response().writeContinue();
        }
        // The transport delivers as many bytes as the Content-Length said, so at most `most`.
        var body = Buffer.buffer((int) Math.min(length, 1 << 16));
        http.handler(body::appendBuffer);
        http.endHandler(_ -> answer(vertx, http, request, body.getBytes()));
        http.resume();
    }

    private void answer(Vertx vertx, HttpServerRequest http, NgsiLdRequest request, byte[] body) {
        var response = http.response();
        var answer = endpoint.answer(request, body);
        if (answer.isDone()) {
            send(response, answer.join());
        } else {
            var here = Completions.here(vertx);
            var _ = answer.thenAccept(ready -> here.add(() -> send(response, ready)));
        }
    }

    /// Answers before the body is there, and leaves the connection in order.
    private static void refuse(Vertx vertx, HttpServerRequest http, NgsiLdAnswer answer) {
        http.handler(_ -> {});
        if (http.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && contentLength(http) <= WORTH_DISCARDING_BYTES) {
            send(http.response(), answer);
        } else {
            var connection = http.connection();
            http.endHandler(_ -> connection.close());
            vertx.setTimer(LINGER_MILLIS, _ -> connection.close());
            send(http.response(), answer.with("Connection", "close"));
        }
        http.resume();
    }

    /// -1 if there is none.
    private static long contentLength(HttpServerRequest http) {
        var text = http.getHeader(HttpHeaders.CONTENT_LENGTH);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static void send(HttpServerResponse response, NgsiLdAnswer answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        for (var field : answer.fields()) {
            response.headers().add(field.name(), field.value());
        }
        if (answer.body().length == 0) {
            response.end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
