package io.cityplane.twin.web;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Visitors;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TwinReports;
import io.cityplane.twin.TwinReports.Explained;
import io.cityplane.twin.TwinReports.TwinReport;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;

/// `/api/twin`: how the twin is, for operators and administrators; anyone else is answered 403.
@Path("/api/twin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ReportResource {

    private final TwinReports reports;
    private final SelectionReader selections;
    private final Callers callers;

    public ReportResource(TwinReports reports, SelectionReader selections, Callers callers) {
        this.reports = reports;
        this.selections = selections;
        this.callers = callers;
    }

    /// Figures of the journal, the followers and the outbox.
    @GET
    @Path("figures")
    public TwinReport figures(@Context HttpHeaders headers) {
        return reports.report(caller(headers)).orElseThrow(ReportResource::forbidden);
    }

    /// How a selection of entities is found; its parameters are those of {@link
    /// SelectionReader#PARAMETERS}.
    @GET
    @Path("explain")
    public Explained explain(@Context UriInfo uri, @Context HttpHeaders headers) {
        var caller = caller(headers);
        var given = new HashMap<String, String>();
        uri.getQueryParameters().forEach((name, values) -> given.put(name, values.getFirst()));
        return switch (selections.read(given)) {
            case SelectionReader.Read.Wrong(String why) ->
                    throw Problem.badInput("twin/bad-selection", why).raised();
            case SelectionReader.Read.Selected(var query) ->
                    reports.explain(Tenant.DEFAULT, query, caller)
                            .orElseThrow(ReportResource::forbidden);
        };
    }

    /// Has a parked follower told on (204).
    @POST
    @Path("followers/{name}/resume")
    public void resume(@PathParam("name") String name, @Context HttpHeaders headers) {
        var caller = new Visitors(callers).caller(headers::getHeaderString);
        switch (reports.resume(name, caller)) {
            case RESUMED -> {}
            case NOT_PARKED ->
                    throw new Problem(
                                    "/problems/twin/not-parked",
                                    "Nothing to resume",
                                    409,
                                    "No follower of this name is parked.")
                            .raised();
            case FORBIDDEN -> throw forbidden();
        }
    }

    private Caller caller(HttpHeaders headers) {
        var credentials = Visitors.credentials(headers::getHeaderString);
        return callers.find(credentials, Intent.READ)
                .orElseThrow(() ->
                        new Problem(
                                        "/problems/access/not-signed-in",
                                        "Not signed in",
                                        401,
                                        "Sign in, or send a token that is valid for" + " reading.")
                                .raised());
    }

    private static Problem.Raised forbidden() {
        return new Problem(
                        "/problems/twin/not-an-operator",
                        "Not for this account",
                        403,
                        "Only operators see how the twin is, and only administrators change it.")
                .raised();
    }
}
