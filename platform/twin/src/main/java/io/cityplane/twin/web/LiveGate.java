package io.cityplane.twin.web;

import io.cityplane.kernel.Visitors;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/// Lets only signed-in pages of this very host open the live socket.
///
/// A browser sends the session's cookie along whichever site's page opens a socket, and tells that
/// site in `Origin` (RFC 6455 §10.2): so another site's page is refused, and who names none.
public final class LiveGate implements HttpUpgradeCheck {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final LiveConsoles consoles;

    public LiveGate(LiveConsoles consoles) {
        this.consoles = consoles;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(LiveSocket.class.getName());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        if (!isOwn(request.getHeader("Origin"), request.getHeader("Host"))) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        return consoles.admitted(Visitors.credentials(request::getHeader)).isPresent()
                ? CheckResult.permitUpgrade()
                : CheckResult.rejectUpgrade(UNAUTHORIZED);
    }

    /// Whether a page of this origin (RFC 6454 §6.1) came from the host that is asked.
    static boolean isOwn(@Nullable String origin, @Nullable String host) {
        return origin != null
                && host != null
                && (origin.equalsIgnoreCase("http://" + host)
                        || origin.equalsIgnoreCase("https://" + host));
    }
}
