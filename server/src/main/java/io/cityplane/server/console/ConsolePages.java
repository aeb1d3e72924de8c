package io.cityplane.server.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/// Answers the console's own addresses, such as `/entities/urn:ngsi-ld:Vehicle:7`, with its one
/// page. What belongs to somebody else stays theirs, an unknown address of theirs too.
public final class ConsolePages {

    private static final String PAGE = "/index.html";

    /// Other parts of the server, and files that lie beside the page.
    private static final Pattern NOT_OURS =
            Pattern.compile("/((api|ngsi-ld|live|assets|geo|q)(/.*)?|[^/]*\\.[a-z0-9]+)?");

    /// Before the web resources, which answer an unknown address themselves.
    private static final int BEFORE_RESOURCES = 0;

    void install(@Observes Router router) {
        router.route().order(BEFORE_RESOURCES).method(HttpMethod.GET).handler(ConsolePages::answer);
    }

    private static void answer(RoutingContext context) {
        var accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted != null
                && accepted.contains("text/html")
                && !NOT_OURS.matcher(context.normalizedPath()).matches()) {
            context.reroute(PAGE);
        } else {
            context.next();
        }
    }
}
