package io.cityplane.targets.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Visitors;
import io.cityplane.targets.CorrectionOutcome;
import io.cityplane.targets.Targets;
import io.cityplane.targets.web.DaysJson.CorrectionJson;
import io.cityplane.targets.web.DaysJson.DayAnswerJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// `/api/targets/indicators/{code}/days` and `…/corrections`: days that are over, and what was
/// wrong.
@Path("/api/targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class DaysResource {

    private static final Set<String> CORRECTION = Set.of("day", "value", "document", "reason");

    private final Targets targets;
    private final Visitors visitors;

    public DaysResource(Targets targets, Callers callers) {
        this.targets = targets;
        this.visitors = new Visitors(callers);
    }

    /// A day as it was known then and as it is known now, and why they differ.
    @GET
    @Path("indicators/{code}/days/{day}")
    public DayAnswerJson day(
            @PathParam("code") String code,
            @PathParam("day") String day,
            @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return targets.findDay(IndicatorsResource.code(code), Body.day("day", day), viewer)
                .map(DayAnswerJson::of)
                .orElseThrow(() ->
                        Problems.notFound("Nothing was published of this indicator for this day."));
    }

    /// Corrections of published figures, oldest first.
    @GET
    @Path("indicators/{code}/corrections")
    public List<CorrectionJson> corrections(
            @PathParam("code") String code, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return targets.listCorrections(IndicatorsResource.code(code), viewer).stream()
                .map(CorrectionJson::of)
                .toList();
    }

    /// Corrects a published figure; `value` is a number written as text.
    @POST
    @Path("indicators/{code}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    public CorrectionJson correct(
            @PathParam("code") String code, InputStream in, @Context HttpHeaders headers) {
        var caller = visitors.caller(headers::getHeaderString);
        var body = Body.read(in, CORRECTION);
        var outcome =
                targets.correct(
                        IndicatorsResource.code(code),
                        body.day("day"),
                        number(body.text("value")),
                        body.filing(),
                        caller);
        return switch (outcome) {
            case CorrectionOutcome.Corrected(var correction) -> CorrectionJson.of(correction);
            case CorrectionOutcome.NotAllowed(String why) -> throw Problems.notAllowed(why);
            case CorrectionOutcome.BadInput(String why) -> throw Problems.bad(why);
            case CorrectionOutcome.NotPublished() ->
                    throw Problems.notFound(
                            "Nothing was published of this indicator for this day.");
        };
    }

    private static BigDecimal number(String text) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw Problems.bad(
                    "value is a number such as 12.5, at most 15 digits before the point");
        }
        return new BigDecimal(text);
    }
}
