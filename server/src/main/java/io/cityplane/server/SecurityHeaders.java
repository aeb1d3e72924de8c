package io.cityplane.server;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/// Fields that every answer carries, so that a browser trusts our pages with nothing they need not.
final class SecurityHeaders {

    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    /// The map draws in a worker and makes pictures of its own; styles are set by the pages'
    /// widgets while they run.
    private static final Map<String, String> FIELDS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                            + "img-src 'self' data: blob:; worker-src 'self' blob:; "
                            + "connect-src 'self'; font-src 'self' data:; object-src 'none'; "
                            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin");

    void install(@Observes Router router) {
        router.route()
                .order(BEFORE_ALL_OTHERS)
                .handler(context -> {
                    FIELDS.forEach(context.response()::putHeader);
                    context.next();
                });
    }
}
