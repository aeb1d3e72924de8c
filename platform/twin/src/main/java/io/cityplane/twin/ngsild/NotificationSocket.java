package io.cityplane.twin.ngsild;

import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.DownloadRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Sends notifications over HTTP (§6.3.8), to no other addresses than the rules allow.
///
/// A host's name is looked up, its addresses are checked, and the connection goes to one that was
/// checked. Redirects are not followed.
public final class NotificationSocket implements Notifications, AutoCloseable {

    private static final int MOST_CONNECTIONS_TO_A_HOST = 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final DownloadRules rules;

    public NotificationSocket(Vertx vertx, DownloadRules rules) {
        this.vertx = vertx;
        this.rules = rules;
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(true)
                                .setKeepAliveTimeout(30)
                                .setMaxHeaderSize(16_384),
                        new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS_TO_A_HOST));
    }

    @Override
    public CompletableFuture<Boolean> send(Tenant tenant, Subscription subscription, byte[] body) {
        var uri = URI.create(subscription.endpoint().uri());
        return address(uri)
                .compose(address -> send(tenant, subscription, uri, address, body))
                .otherwise(false)
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Future<InetAddress> address(URI uri) {
        var host = uri.getHost();
        if (!rules.allowHost(host)) {
            return Future.failedFuture("not a host to be told anything");
        }
        var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return vertx.executeBlocking(() -> InetAddress.getAllByName(name), false)
                .compose(found -> {
                    for (var one : Objects.requireNonNull(found)) {
                        if (rules.allow(one)) {
                            return Future.succeededFuture(one);
                        }
                    }
                    return Future.failedFuture("a private address");
                });
    }

    private Future<Boolean> send(
            Tenant tenant, Subscription subscription, URI uri, InetAddress to, byte[] body) {
        var endpoint = subscription.endpoint();
        var secure = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        var port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var millis = endpoint.timeout().toMillis();
        var options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(port, to.getHostAddress()))
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                        .setConnectTimeout(millis);
        endpoint.headers().forEach(header -> options.putHeader(header.name(), header.value()));
        options.putHeader("Content-Type", endpoint.accept().text());
        if (endpoint.accept() == MediaType.JSON) {
            options.addHeader("Link", subscription.context().mention().link());
        }
        if (!tenant.equals(Tenant.DEFAULT)) {
            options.putHeader("NGSILD-Tenant", tenant.name());
        }
        return client.request(options).compose(request -> exchange(request, body, millis));
    }

    private Future<Boolean> exchange(HttpClientRequest request, byte[] body, long millis) {
        var timer = vertx.setTimer(millis, _ -> request.reset());
        return request.send(Buffer.buffer(body))
                // Its body is of no interest, but its end frees the connection.
                .compose(response -> response.end().map(_ -> response.statusCode() / 100 == 2))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onComplete(_ -> vertx.cancelTimer(timer));
    }

    @Override
    public void close() {
        client.close();
    }
}
