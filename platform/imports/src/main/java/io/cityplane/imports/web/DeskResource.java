package io.cityplane.imports.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cityplane.imports.Imports;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.PastImports;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Visitors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Imports for the console: files are brought (`uploads`), tried and imported (`jobs`), and what
/// became of imports is read (`runs`). Times are ISO 8601, so are durations.
@Path("/api/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DeskResource {

    private static final int MOST_RUNS = 200;

    private final PastImports past;
    private final Uploads uploads;
    private final Jobs jobs;
    private final Visitors visitors;

    /// Serves the console.
    public DeskResource(Imports imports, PastImports past, Uploads uploads, Callers callers) {
        this.past = past;
        this.uploads = uploads;
        this.jobs = new Jobs(imports);
        this.visitors = new Visitors(callers);
    }

    @GET
    @Path("/mapping-1.schema.json")
    @Produces("application/schema+json")
    public String schema(@Context HttpHeaders headers) throws IOException {
        visitors.viewer(headers::getHeaderString);
        try (var in = Imports.class.getResourceAsStream("mapping-1.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema is among this module's resources");
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @POST
    @Path("/uploads")
    public Response begin(@Context HttpHeaders headers) {
        importer(headers);
        return json(201, new JobJson.Upload(uploads.begin()));
    }

    @PUT
    @Path("/uploads/{upload}/{path:.+}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response bring(
            @PathParam("upload") String upload,
            @PathParam("path") String path,
            InputStream content,
            @Context HttpHeaders headers) {
        importer(headers);
        uploads.put(upload, path, content);
        return Response.noContent().build();
    }

    @POST
    @Path("/jobs")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(JobJson.@Nullable Order order, @Context HttpHeaders headers) {
        var caller = importer(headers);
        if (order == null || order.upload() == null || order.mapping() == null) {
            throw Problem.badInput(
                            "imports/bad-order",
                            "a body {\"upload\": …, \"mapping\": …, \"rehearsal\": …} is missing")
                    .raised();
        }
        var folder = uploads.find(order.upload()).orElseThrow(Uploads::noSuchLot);
        var mapping = Uploads.file(folder, order.mapping());
        var mode = order.rehearsal() ? Mode.REHEARSAL : Mode.FOR_GOOD;
        return json(202, new JobJson.Started(jobs.start(mapping, folder, mode, caller)));
    }

    @GET
    @Path("/jobs/{job}")
    public Response job(@PathParam("job") String job, @Context HttpHeaders headers) {
        return json(200, JobJson.Told.of(find(job, importer(headers))));
    }

    @DELETE
    @Path("/jobs/{job}")
    public Response stop(@PathParam("job") String job, @Context HttpHeaders headers) {
        find(job, importer(headers)).stop();
        return Response.noContent().build();
    }

    @GET
    @Path("/runs")
    public Response runs(@Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return json(200, new JobJson.Runs(past.runs(MOST_RUNS, viewer)));
    }

    /// What became of an import; an empty list of them while it runs.
    @GET
    @Path("/runs/{run}/report")
    public Response report(@PathParam("run") int run, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return json(
                200,
                past.findReport(run, viewer)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                        "/problems/imports/no-such-run",
                                                        "No such import",
                                                        404,
                                                        "It still runs, was cut off before its end,"
                                                                + " or is another department's.")
                                                .raised()));
    }

    private Jobs.Job find(String name, Caller caller) {
        return jobs.find(name, caller)
                .orElseThrow(
                        () ->
                                new Problem(
                                                "/problems/imports/no-such-job",
                                                "No such job",
                                                404,
                                                "It is somebody else's, or the server was started"
                                                        + " anew.")
                                        .raised());
    }

    /// Whoever may import at all; the door decides the rest.
    private Caller importer(HttpHeaders headers) {
        var caller = visitors.caller(headers::getHeaderString);
        if (caller.right().compareTo(Right.EVERYTHING_SEEN) < 0) {
            throw new Problem(
                            "/problems/imports/not-permitted",
                            "You may not import",
                            403,
                            "It takes an operator or an administrator.")
                    .raised();
        }
        return caller;
    }

    private static Response json(int status, Object body) {
        try {
            return Response.status(status).entity(ImportLine.JSON.writeValueAsString(body)).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is told is always JSON", e);
        }
    }
}
