package io.cityplane.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.imports.web.Uploads;
import io.cityplane.kernel.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/// What is sent to `/api` is small, but for files to be imported, and says beforehand how large it
/// is: nothing larger is ever read.
final class BodyLimits {

    /// In bytes.
    static final long MOST = 1 << 20;

    private static final String FILES = "/api/imports/uploads/";

    private static final int RIGHT_AFTER_THE_HEADERS = Integer.MIN_VALUE + 1;

    private final ObjectMapper json;

    BodyLimits(ObjectMapper json) {
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route("/api/*").order(RIGHT_AFTER_THE_HEADERS).handler(this::check);
    }

    private void check(RoutingContext context) {
        var headers = context.request().headers();
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            refuse(context, "Length Required", 411, "Say the body's size in Content-Length.");
        } else if (length != null && isTooLong(length, most(context))) {
            refuse(
                    context,
                    "Content Too Large",
                    413,
                    "A body here has at most %d MiB.".formatted(most(context) >> 20));
        } else {
            context.next();
        }
    }

    private static long most(RoutingContext context) {
        return context.normalizedPath().startsWith(FILES) ? Uploads.MOST_BYTES : MOST;
    }

    private static boolean isTooLong(String length, long most) {
        try {
            return Long.parseLong(length) > most;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /// The rest of the body is not read: the connection ends with the answer.
    private void refuse(RoutingContext context, String title, int status, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(text(new Problem("about:blank", title, status, detail)));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
