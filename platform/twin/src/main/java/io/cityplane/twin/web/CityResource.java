package io.cityplane.twin.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Visitors;
import io.cityplane.twin.web.CityJson.DistrictJson;
import io.cityplane.twin.web.CityJson.EntitiesJson;
import io.cityplane.twin.web.CityJson.EntityJson;
import io.cityplane.twin.web.CityJson.SummaryJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/// `/api/city`: what the console lists, counts and puts on its map.
///
/// Who is not signed in is answered 401; what the caller may not see is answered as if it were not
/// there.
@Path("/api/city")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class CityResource {

    private final CityLists lists;
    private final Visitors visitors;

    public CityResource(MapView view, Callers callers) {
        this.lists = new CityLists(view);
        this.visitors = new Visitors(callers);
    }

    /// The districts by their code; none if the twin does not know them.
    @GET
    @Path("districts")
    public List<DistrictJson> districts(@Context HttpHeaders headers) {
        return lists.districts(visitors.viewer(headers::getHeaderString));
    }

    /// Counts by type and district.
    @GET
    @Path("summary")
    public SummaryJson summary(@Context HttpHeaders headers) {
        return lists.summary(visitors.viewer(headers::getHeaderString));
    }

    /// Part of a list of entities; for its parameters see {@link CityQuery#of}.
    @GET
    @Path("entities")
    public EntitiesJson entities(@Context UriInfo uri, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return lists.entities(CityQuery.of(uri.getQueryParameters()), viewer);
    }

    /// One entity, by its id.
    @GET
    @Path("entities/{id: .+}")
    public EntityJson entity(@PathParam("id") String id, @Context HttpHeaders headers) {
        return lists.find(id, visitors.viewer(headers::getHeaderString))
                .orElseThrow(() -> notFound("There is no entity of this id that you may see."));
    }

    /// One entity, by what live frames call it.
    @GET
    @Path("points/{number}")
    public EntityJson point(@PathParam("number") String number, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return number(number)
                .flatMap(known -> lists.numbered(known, viewer))
                .orElseThrow(() -> notFound("There is no point of this number that you may see."));
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Problem.Raised notFound(String detail) {
        return new Problem("/problems/twin/not-found", "Not found", 404, detail).raised();
    }
}
