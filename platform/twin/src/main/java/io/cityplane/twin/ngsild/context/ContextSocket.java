package io.cityplane.twin.ngsild.context;

import io.cityplane.twin.ngsild.context.Downloads.Download.Document;
import io.cityplane.twin.ngsild.context.Downloads.Download.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Downloads contexts over HTTP, within {@link DownloadRules}.
///
/// A host's name is looked up once, the addresses are checked, and the connection goes to the one
/// that was checked: a name that means another address the next moment (DNS rebinding) gains
/// nothing. Each redirect is checked in the same way.
public final class ContextSocket implements Downloads, AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,9})");
    private static final Pattern NOT_KEPT = Pattern.compile("(?:^|[,\\s])no-(store|cache)\\b");

    private final Vertx vertx;
    private final HttpClient client;
    private final DownloadRules rules;
    private final AtomicInteger underWay = new AtomicInteger();

    public ContextSocket(Vertx vertx, DownloadRules rules) {
        this.vertx = vertx;
        this.rules = rules;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout((int) rules.within().toMillis())
                                .setKeepAlive(false)
                                .setMaxHeaderSize(16_384));
    }

    @Override
    public CompletableFuture<Download> get(String address) {
        if (underWay.incrementAndGet() > rules.mostAtOnce()) {
            underWay.decrementAndGet();
            return CompletableFuture.completedFuture(
                    new Failure("Too many contexts are being downloaded: try again"));
        }
        var deadline = System.nanoTime() + rules.within().toNanos();
        return get(address, 0, deadline)
                .otherwise(failure -> new Failure(address + " could not be had: " + why(failure)))
                .toCompletionStage()
                .toCompletableFuture()
                .whenComplete((_, _) -> underWay.decrementAndGet());
    }

    /// Without our class names, and without what a server in our own network may have said.
    private static String why(Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> "there is no such host";
            case java.net.ConnectException _ -> "nobody answers there";
            case java.util.concurrent.TimeoutException _ -> "it took too long";
            case TooLarge _ -> "it is too large";
            default -> "the connection failed";
        };
    }

    /// @param deadline by {@link System#nanoTime}
    private Future<Download> get(String address, int redirects, long deadline) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (java.net.URISyntaxException e) {
            return refused(address + " is no address");
        }
        var host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || !isHttp(uri)) {
            return refused(address + " is not the address of a context on a host");
        }
        if (!rules.allowHost(host)) {
            return refused("Contexts are not downloaded from " + host + " here");
        }
        var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return vertx.executeBlocking(() -> InetAddress.getAllByName(name), false)
                .compose(found -> {
                    for (var one : Objects.requireNonNull(found)) {
                        if (rules.allow(one)) {
                            return connect(uri, one, redirects, deadline);
                        }
                    }
                    return refused(
                            "Contexts are not downloaded from private addresses, as "
                                    + host
                                    + " is");
                });
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Future<Download> refused(String why) {
        return Future.succeededFuture(new Failure(why));
    }

    private Future<Download> connect(URI uri, InetAddress to, int redirects, long deadline) {
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        var port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            return refused(uri + " took too long");
        }
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setServer(SocketAddress.inetSocketAddress(port, to.getHostAddress()))
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                        .setConnectTimeout(left)
                        .putHeader("Accept", "application/ld+json, application/json;q=0.9");
        return client.request(options)
                .compose(request -> {
                    // From here to the last byte, however slowly they come.
                    var timer = vertx.setTimer(left, _ -> request.reset());
                    return request.send()
                            .compose(response -> read(uri, response, redirects, deadline))
                            .onComplete(_ -> {
                                vertx.cancelTimer(timer);
                                request.reset();
                            });
                });
    }

    private Future<Download> read(
            URI uri, HttpClientResponse response, int redirects, long deadline) {
        var location = response.getHeader("Location");
        if (response.statusCode() / 100 == 3 && location != null) {
            if (redirects == MOST_REDIRECTS) {
                return refused(uri + " leads from one address to the next");
            }
            try {
                var next = uri.resolve(new URI(location)).toString();
                return get(next, redirects + 1, deadline);
            } catch (java.net.URISyntaxException e) {
                return refused(uri + " leads to what is no address");
            }
        }
        if (response.statusCode() != 200) {
            return refused(uri + " answered " + response.statusCode());
        }
        var freshFor =
                freshFor(Optional.ofNullable(response.getHeader("Cache-Control")).orElse(""));
        return body(response)
                .map(body -> new Document(body.toString(StandardCharsets.UTF_8), freshFor));
    }

    private Future<Buffer> body(HttpClientResponse response) {
        var all = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > rules.mostBytes()) {
                all.tryFail(new TooLarge());
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(all::tryFail);
        response.endHandler(_ -> all.tryComplete(body));
        return all.future();
    }

    private static Optional<Duration> freshFor(String cacheControl) {
        var lower = cacheControl.toLowerCase(java.util.Locale.ROOT);
        if (NOT_KEPT.matcher(lower).find()) {
            return Optional.of(Duration.ZERO);
        }
        var age = MAX_AGE.matcher(lower);
        return age.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(age.group(1))))
                : Optional.empty();
    }

    private static final class TooLarge extends RuntimeException {
        private TooLarge() {
            super("too large", null, false, false);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
