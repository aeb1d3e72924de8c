package io.cityplane.query.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Visitors;
import io.cityplane.query.FactOutcome;
import io.cityplane.query.Facts;
import io.cityplane.query.web.FactJson.AttributeJson;
import io.cityplane.query.web.FactJson.TableJson;
import io.cityplane.query.web.FactJson.TypeJson;
import io.cityplane.twin.Alike;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `/api/facts`: questions about the city, answered with tables of figures.
///
/// Who is not signed in is answered 401; what the caller may not see counts nowhere.
@Path("/api/facts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class FactsResource {

    private final Facts facts;
    private final Twin twin;
    private final String zone;
    private final Visitors visitors;

    /// @param zone whose days are meant if a question names none
    public FactsResource(Facts facts, Twin twin, ZoneId zone, Callers callers) {
        this.facts = facts;
        this.twin = twin;
        this.zone = zone.getId();
        this.visitors = new Visitors(callers);
    }

    /// Answers a question. It changes nothing; POST because a question can be long.
    @POST
    public TableJson ask(@Nullable QuestionJson body, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        if (body == null) {
            throw Problem.badInput("query/bad-question", "the body is missing").raised();
        }
        var question = body.question(zone);
        return switch (facts.ask(question, viewer)) {
            case FactOutcome.Answered(var table) -> TableJson.of(table, question.time().zone());
            case FactOutcome.Wrong(var part, var why) ->
                    throw Problem.badInput("query/bad-question", part + ": " + why).raised();
            case FactOutcome.Busy() ->
                    throw new Problem(
                                    "/problems/query/busy",
                                    "Too many questions at the same time",
                                    503,
                                    "Ask again in a few seconds.")
                            .raised();
        };
    }

    /// The types that the caller sees, with the attributes that any of their entities has.
    @GET
    @Path("words")
    public List<TypeJson> words(@Context HttpHeaders headers) {
        var alike = twin.alike(Tenant.DEFAULT, visitors.viewer(headers::getHeaderString));
        var counts = new TreeMap<String, Long>();
        var attributes = new TreeMap<String, TreeSet<String>>();
        for (var kind : alike) {
            for (var type : kind.types()) {
                var name = CoreContext.compact(type);
                counts.merge(name, kind.count(), Long::sum);
                var known = attributes.computeIfAbsent(name, _ -> new TreeSet<>());
                kind.attributes().forEach(member -> known.add(written(member)));
            }
        }
        var types = new ArrayList<TypeJson>();
        counts.forEach((type, count) ->
                types.add(
                        new TypeJson(
                                type,
                                count,
                                attributes.getOrDefault(type, new TreeSet<>()).stream()
                                        .map(FactsResource::read)
                                        .toList())));
        return types;
    }

    private static String written(Alike.Member member) {
        return CoreContext.compact(member.name()) + ' ' + member.kind();
    }

    private static AttributeJson read(String written) {
        var blank = written.lastIndexOf(' ');
        return new AttributeJson(written.substring(0, blank), written.substring(blank + 1));
    }
}
