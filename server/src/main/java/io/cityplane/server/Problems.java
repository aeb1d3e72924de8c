package io.cityplane.server;

import io.cityplane.kernel.Problem;
import io.cityplane.twin.Twin;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Writes everything that goes wrong with a request as RFC 9457 `application/problem+json`.
final class Problems {

    private static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = System.getLogger(Problems.class.getName());

    @ServerExceptionMapper
    Response raised(Problem.Raised raised) {
        return response(raised.problem());
    }

    /// What JAX-RS itself refuses, such as an unknown path or a wrong method. RFC 9457 §4.2.1: of
    /// type `about:blank`, the status says it all.
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        var refusal = e.getResponse();
        var title = refusal.getStatusInfo().getReasonPhrase();
        var problem = new Problem("about:blank", title, refusal.getStatus(), title);
        return Response.fromResponse(refusal).type(PROBLEM_JSON).entity(problem).build();
    }

    @ServerExceptionMapper
    Response unavailable(Twin.Unavailable e) {
        var problem =
                new Problem(
                        "/problems/twin/unavailable",
                        "The city takes no changes now",
                        503,
                        e.getMessage() == null ? "Try again soon." : e.getMessage());
        return Response.fromResponse(response(problem)).header(HttpHeaders.RETRY_AFTER, 5).build();
    }

    /// Our own fault: told to the log, not to the caller.
    @ServerExceptionMapper
    Response fault(RuntimeException e) {
        LOG.log(Level.ERROR, "a request failed", e);
        return response(
                new Problem("about:blank", "Internal Server Error", 500, "Nothing was changed."));
    }

    private static Response response(Problem problem) {
        var response = Response.status(problem.status()).type(PROBLEM_JSON).entity(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            // RFC 9110 §11.6.1 wants it with every 401.
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }
}
