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

    private static final Pattern NOT_OURS =
            Pattern.compile("/(api|ngsi-ld|live|assets|geo|q)(/.*)?|" + Pattern.quote(PAGE));

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    void install(@Observes Router router) {
        router.route().order(AFTER_ALL_OTHERS).method(HttpMethod.GET).handler(ConsolePages::answer);
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
