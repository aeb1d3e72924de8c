package io.cityplane.access.web;

import io.cityplane.kernel.Callers.Credentials;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// What an HTTP request shows of who sends it: ask anew for each request.
///
/// @param address the sender's network address
public record Visit(Credentials credentials, String address, Scheme scheme) {

    /// Reads a request's fields. Quick: fit for an event loop.
    public static Visit of(HttpServerRequest request) {
        var sender = request.remoteAddress();
        var address = sender == null ? null : sender.hostAddress();
        return new Visit(
                credentials(request),
                address == null ? "unknown" : address,
                request.isSSL() || "https".equals(request.scheme()) ? Scheme.HTTPS : Scheme.HTTP);
    }

    /// What {@link io.cityplane.kernel.Callers} judges by.
    public static Credentials credentials(HttpServerRequest request) {
        return new Credentials(
                orEmpty(request.getHeader("Authorization")),
                // HTTP/2 may split it (RFC 9113 §8.2.3).
                String.join("; ", request.headers().getAll("Cookie")),
                orEmpty(request.getHeader("X-Requested-With")));
    }

    private static String orEmpty(@Nullable String field) {
        return field == null ? "" : field;
    }

    /// How the request came.
    public enum Scheme {
        HTTP,
        HTTPS
    }
}
