package io.cityplane.targets.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.TextId;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Visitors;
import io.cityplane.targets.AssetQuery;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Plans;
import io.cityplane.targets.Targets;
import io.cityplane.targets.web.TargetsJson.AssetJson;
import io.cityplane.targets.web.TargetsJson.AssetsJson;
import io.cityplane.targets.web.TargetsJson.DetailJson;
import io.cityplane.targets.web.TargetsJson.OverviewJson;
import io.cityplane.targets.web.TargetsJson.PlanJson;
import io.cityplane.targets.web.TargetsJson.ProgressJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/targets`: the plan's indicators and what they have come to, within what the caller may
/// see.
@Path("/api/targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class IndicatorsResource {

    private static final int USUAL_LIMIT = 100;

    private final Plans plans;
    private final Targets targets;
    private final Visitors visitors;

    public IndicatorsResource(Plans plans, Targets targets, Callers callers) {
        this.plans = plans;
        this.targets = targets;
        this.visitors = new Visitors(callers);
    }

    /// Every indicator in short.
    @GET
    public OverviewJson overview(@Context HttpHeaders headers) {
        var viewer = viewer(headers);
        var state = targets.state();
        return new OverviewJson(
                state.counting(),
                state.asOf(),
                plans.find(viewer).map(PlanJson::of).orElse(null),
                targets.list(viewer).stream().map(ProgressJson::of).toList());
    }

    /// One indicator, with its districts and departments.
    @GET
    @Path("indicators/{code}")
    public DetailJson indicator(@PathParam("code") String code, @Context HttpHeaders headers) {
        var viewer = viewer(headers);
        var known = code(code);
        var progress = targets.find(known, viewer);
        var breakdown = targets.findBreakdown(known, viewer);
        if (progress.isEmpty() || breakdown.isEmpty()) {
            throw unknown();
        }
        return DetailJson.of(targets.state(), progress.get(), breakdown.get());
    }

    /// What is missing of every indicator, by department.
    @GET
    @Path("gaps")
    public TargetsJson.GapsJson gaps(@Context HttpHeaders headers) {
        var viewer = viewer(headers);
        var gaps = new ArrayList<TargetsJson.GapJson>();
        for (var it : targets.list(viewer)) {
            var code = it.indicator().code();
            targets.findBreakdown(code, viewer)
                    .ifPresent(found ->
                            gaps.add(
                                    new TargetsJson.GapJson(
                                            code.value(),
                                            TargetsJson.BreakdownJson.of(found).departments())));
        }
        return new TargetsJson.GapsJson(gaps);
    }

    /// Assets of an indicator, by their URIs: `measure` is `accepted` if absent, `after` goes on
    /// behind a URI.
    @GET
    @Path("indicators/{code}/assets")
    public AssetsJson assets(
            @PathParam("code") String code,
            @QueryParam("measure") @DefaultValue("accepted") String measure,
            @QueryParam("district") @Nullable String district,
            @QueryParam("department") @Nullable String department,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit,
            @Context HttpHeaders headers) {
        var viewer = viewer(headers);
        var query =
                new AssetQuery(
                        code(code),
                        measure(measure),
                        Optional.ofNullable(district),
                        Optional.ofNullable(department),
                        Optional.ofNullable(after),
                        limit(limit));
        var page = targets.listAssets(query, viewer).orElseThrow(IndicatorsResource::unknown);
        var last = page.items().isEmpty() ? null : page.items().getLast().id().uri();
        return new AssetsJson(
                page.items().stream().map(AssetJson::of).toList(), page.more() ? last : null);
    }

    /// The evidence of the headline: a file for `./cityplane check`.
    @GET
    @Path("indicators/{code}/evidence")
    @Produces("application/x-ndjson")
    public Response evidence(@PathParam("code") String code, @Context HttpHeaders headers) {
        var evidence =
                targets.findEvidence(code(code), viewer(headers))
                        .orElseThrow(() ->
                                Problems.notFound(
                                        "There is no such indicator, or nothing counts" + " it."));
        StreamingOutput lines = evidence::write;
        return Response.ok(lines)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s\"".formatted(evidence.name()))
                .build();
    }

    private Viewer viewer(HttpHeaders headers) {
        return visitors.viewer(headers::getHeaderString);
    }

    static IndicatorCode code(String text) {
        if (!TextId.isWellFormed(text)) {
            throw unknown();
        }
        return new IndicatorCode(text);
    }

    private static io.cityplane.kernel.Problem.Raised unknown() {
        return Problems.notFound("The plan has no such indicator.");
    }

    private static Measure measure(String text) {
        for (var measure : Measure.values()) {
            if (Words.word(measure).equals(text)) {
                return measure;
            }
        }
        throw Problems.bad(
                "measure is declared, accepted, alive, not-accepted, never-seen, silent, unknown or"
                        + " undeclared");
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (text.matches("[0-9]{1,4}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= AssetQuery.MOST) {
                return limit;
            }
        }
        throw Problems.bad("limit is 1 to %,d".formatted(AssetQuery.MOST));
    }
}
