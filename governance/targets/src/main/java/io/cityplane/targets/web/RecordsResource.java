package io.cityplane.targets.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Visitors;
import io.cityplane.targets.Assets;
import io.cityplane.targets.Deed;
import io.cityplane.targets.RecordOutcome;
import io.cityplane.targets.web.TargetsJson.EntriesJson;
import io.cityplane.targets.web.TargetsJson.EntryJson;
import io.cityplane.targets.web.TargetsJson.RecordJson;
import io.cityplane.twin.EntityId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `/api/targets/records`: what is declared and accepted, and taken back.
@Path("/api/targets/records")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RecordsResource {

    private static final Set<String> ENTRY = Set.of("deed", "on", "document", "reason", "assets");
    private static final Set<String> UNDOING = Set.of("document", "reason");

    private final Assets assets;
    private final Visitors visitors;

    public RecordsResource(Assets assets, Callers callers) {
        this.assets = assets;
        this.visitors = new Visitors(callers);
    }

    /// Everything that was recorded of an asset, oldest first.
    @GET
    public List<RecordJson> list(
            @QueryParam("asset") @DefaultValue("") String asset, @Context HttpHeaders headers) {
        var viewer = visitors.viewer(headers::getHeaderString);
        return assets.list(id(asset), viewer).stream().map(RecordJson::of).toList();
    }

    /// Records one deed of some assets, each for itself.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public EntriesJson enter(InputStream in, @Context HttpHeaders headers) {
        var caller = visitors.caller(headers::getHeaderString);
        var body = Body.read(in, ENTRY);
        var ids = body.texts("assets").stream().map(RecordsResource::id).toList();
        if (ids.isEmpty() || ids.size() > Assets.MOST_ASSETS) {
            throw Problems.bad("assets are 1 to %,d".formatted(Assets.MOST_ASSETS));
        }
        var outcomes =
                assets.enter(ids, deed(body.text("deed")), body.day("on"), body.filing(), caller);
        if (ids.size() == 1 && !(outcomes.getFirst() instanceof RecordOutcome.Recorded)) {
            throw Problems.of(outcomes.getFirst());
        }
        return entries(ids, outcomes);
    }

    static EntriesJson entries(List<EntityId> ids, List<RecordOutcome> outcomes) {
        var entries = new ArrayList<EntryJson>();
        var recorded = 0;
        for (var i = 0; i < ids.size(); i++) {
            var asset = ids.get(i).uri();
            if (outcomes.get(i) instanceof RecordOutcome.Recorded(var entry)) {
                recorded++;
                entries.add(new EntryJson(asset, RecordJson.of(entry), null));
            } else {
                entries.add(new EntryJson(asset, null, Problems.of(outcomes.get(i)).getMessage()));
            }
        }
        return new EntriesJson(recorded, ids.size() - recorded, entries);
    }

    /// Takes a record back.
    @POST
    @Path("{id}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    public RecordJson undo(
            @PathParam("id") String id, InputStream in, @Context HttpHeaders headers) {
        var caller = visitors.caller(headers::getHeaderString);
        var filing = Body.read(in, UNDOING).filing();
        if (!id.matches("[0-9]{1,18}")) {
            throw Problems.notFound("There is no such record.");
        }
        return switch (assets.undo(Long.parseLong(id), filing, caller)) {
            case RecordOutcome.Recorded(var entry) -> RecordJson.of(entry);
            case RecordOutcome refused -> throw Problems.of(refused);
        };
    }

    static EntityId id(String text) {
        if (!EntityId.isWellFormed(text)) {
            throw Problems.bad("an asset is named by the URI of its entity");
        }
        return new EntityId(text);
    }

    static Deed deed(String text) {
        return switch (text) {
            case "declared" -> Deed.DECLARED;
            case "accepted" -> Deed.ACCEPTED;
            default -> throw Problems.bad("deed is declared or accepted");
        };
    }
}
