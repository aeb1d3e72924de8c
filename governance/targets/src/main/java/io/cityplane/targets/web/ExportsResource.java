package io.cityplane.targets.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Visitors;
import io.cityplane.targets.Targets;
import io.cityplane.targets.web.TargetsJson.ProgressJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// `/api/targets/files`: every figure that the caller may see, as a file.
@Path("/api/targets/files")
@RunOnVirtualThread
public final class ExportsResource {

    private final Targets targets;
    private final Visitors visitors;

    public ExportsResource(Targets targets, Callers callers) {
        this.targets = targets;
        this.visitors = new Visitors(callers);
    }

    /// `targets.csv`, `targets.xlsx` or `targets.json`.
    @GET
    @Path("{name}")
    public Response file(@PathParam("name") String name, @Context HttpHeaders headers) {
        Viewer viewer = visitors.viewer(headers::getHeaderString);
        var all = targets.list(viewer);
        return switch (name) {
            case "targets.csv" ->
                    answer(name, "text/csv;charset=utf-8", CsvTable.of(Table.of(all)));
            case "targets.xlsx" ->
                    answer(
                            name,
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            XlsxTable.of(Table.of(all), "targets"));
            case "targets.json" ->
                    answer(
                            name,
                            MediaType.APPLICATION_JSON,
                            all.stream().map(ProgressJson::of).toList());
            default ->
                    throw Problems.notFound(
                            "The files are targets.csv, targets.xlsx and targets.json.");
        };
    }

    private static Response answer(String name, String type, Object content) {
        return Response.ok(content, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(name))
                .build();
    }
}
