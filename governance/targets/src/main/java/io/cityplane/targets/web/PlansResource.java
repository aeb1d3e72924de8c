package io.cityplane.targets.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Visitors;
import io.cityplane.targets.Filing;
import io.cityplane.targets.LoadOutcome;
import io.cityplane.targets.PlanVersion;
import io.cityplane.targets.Plans;
import io.cityplane.targets.web.TargetsJson.ChangesJson;
import io.cityplane.targets.web.TargetsJson.LoadedJson;
import io.cityplane.targets.web.TargetsJson.PlanJson;
import io.cityplane.targets.web.TargetsJson.VersionsJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/api/targets/plans`: the plan, version by version.
@Path("/api/targets/plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class PlansResource {

    private final Plans plans;
    private final Visitors visitors;

    public PlansResource(Plans plans, Callers callers) {
        this.plans = plans;
        this.visitors = new Visitors(callers);
    }

    /// All versions, the newest first.
    @GET
    public VersionsJson list(@Context HttpHeaders headers) {
        var all = plans.list(viewer(headers));
        return new VersionsJson(all.stream().map(PlanJson::of).toList());
    }

    /// Makes the YAML of the body the plan in force: `document` and `reason` say why.
    @POST
    @Consumes({"application/yaml", "text/yaml", "text/plain"})
    public LoadedJson load(
            @QueryParam("document") @DefaultValue("") String document,
            @QueryParam("reason") @DefaultValue("") String reason,
            InputStream in,
            @Context HttpHeaders headers) {
        var caller = visitors.caller(headers::getHeaderString);
        var outcome = plans.load(text(in), new Filing(document, reason), caller);
        return switch (outcome) {
            case LoadOutcome.Loaded(PlanVersion version, var changes) ->
                    new LoadedJson(PlanJson.of(version), true, changes);
            case LoadOutcome.Unchanged(PlanVersion version) ->
                    new LoadedJson(PlanJson.of(version), false, List.of());
            case LoadOutcome.Faulty(var faults) -> throw Problems.faulty(faults);
            case LoadOutcome.Refused(LoadOutcome.Why why, String detail) ->
                    throw switch (why) {
                        case NOT_ALLOWED -> Problems.notAllowed(detail);
                        case BAD_FILING -> Problems.bad(detail);
                    };
        };
    }

    /// The file of a version.
    @GET
    @Path("{number}/source")
    @Produces("application/yaml")
    public String source(@PathParam("number") String number, @Context HttpHeaders headers) {
        return plans.find(number(number), viewer(headers))
                .map(PlanVersion::source)
                .orElseThrow(() -> Problems.notFound("There is no such version."));
    }

    /// What is different between two versions.
    @GET
    @Path("changes")
    public ChangesJson compare(
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("after") @DefaultValue("") String after,
            @Context HttpHeaders headers) {
        var viewer = viewer(headers);
        var from = number(before);
        var to = number(after);
        return plans.compare(from, to, viewer)
                .map(changes -> new ChangesJson(from, to, changes))
                .orElseThrow(() -> Problems.notFound("There is no such version."));
    }

    private Viewer viewer(HttpHeaders headers) {
        return visitors.viewer(headers::getHeaderString);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Problems.bad("a version is a number, counted from 1");
        }
        return Integer.parseInt(text);
    }

    private static String text(InputStream in) {
        var bytes = Body.bytes(in, Plans.MOST_CHARACTERS);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw Problems.bad("the plan is text in UTF-8");
        }
    }
}
