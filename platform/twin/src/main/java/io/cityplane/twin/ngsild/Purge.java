package io.cityplane.twin.ngsild;

import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Revision;
import io.cityplane.twin.Revision.Result;
import io.cityplane.twin.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Purge (§5.6.21): deletes the entities that a query finds, or some attributes of them.
///
/// It is not one step: who reads meanwhile finds some gone and others not yet. Each entity is
/// changed whole or not at all.
final class Purge {

    private static final Set<String> KNOWN =
            Set.of(
                    "attrs",
                    "coordinates",
                    "csf",
                    "drop",
                    "geometry",
                    "geoproperty",
                    "georel",
                    "id",
                    "idPattern",
                    "keep",
                    "local",
                    "q",
                    "scopeQ",
                    "type");
    private static final int PAGE = 1_000;

    private final Twin twin;
    private final Executor queries;

    Purge(Twin twin, Executor queries) {
        this.twin = twin;
        this.queries = queries;
    }

    /// §6.4.3.3.
    CompletableFuture<NgsiLdAnswer> purge(Work work) {
        var parameters = work.parameters().onlyOf(KNOWN, Set.of());
        if (parameters.has("keep") && parameters.has("drop")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("There is keep or drop, not both (§5.6.21)");
        }
        var query = new QueryReader(work.context(), parameters).query(Selections.Types.ALL);
        var keep = names(work, parameters, "keep");
        var drop = names(work, parameters, "drop");
        return CompletableFuture.supplyAsync(() -> found(work, query), queries)
                .thenCompose(ids -> purge(work, ids, keep, drop));
    }

    private static Set<String> names(Work work, Parameters parameters, String parameter) {
        var names = new HashSet<String>();
        for (var name : parameters.list(parameter)) {
            names.add(name.equals("scope") ? name : Words.attributeName(work.context(), name));
        }
        return names;
    }

    private List<EntityId> found(Work work, EntityQuery query) {
        var ids = new ArrayList<EntityId>();
        var more = true;
        for (var offset = 0; more; offset += PAGE) {
            var page =
                    new EntityQuery(
                            query.ids(),
                            query.types(),
                            query.attributes(),
                            query.where(),
                            List.of(),
                            offset,
                            PAGE,
                            Counting.NOT_COUNTED);
            var found = twin.query(work.tenant(), page, work.caller().viewer());
            found.entities().stream().map(Entity::id).forEach(ids::add);
            more = found.more();
        }
        return ids;
    }

    private CompletableFuture<NgsiLdAnswer> purge(
            Work work, List<EntityId> ids, Set<String> keep, Set<String> drop) {
        var done = CompletableFuture.completedFuture(new Results.OfBatch(work.context()));
        for (var from = 0; from < ids.size(); from += PAGE) {
            var some = ids.subList(from, Math.min(ids.size(), from + PAGE));
            var commands = some.stream().map(id -> command(id, keep, drop)).toList();
            done =
                    done.thenCompose(results ->
                            twin.append(work.tenant(), commands, work.caller())
                                    .thenApply(outcomes -> noted(results, some, outcomes)));
        }
        return done.thenApply(Results.OfBatch::answer);
    }

    /// What is gone meanwhile is as it should be.
    private static Results.OfBatch noted(
            Results.OfBatch results, List<EntityId> ids, List<Outcome> outcomes) {
        for (var i = 0; i < ids.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.NotFound)) {
                results.add(ids.get(i), outcomes.get(i));
            }
        }
        return results;
    }

    private static Command command(EntityId id, Set<String> keep, Set<String> drop) {
        if (keep.isEmpty() && drop.isEmpty()) {
            return new Command.Delete(id);
        }
        Revision revision =
                (before, _) -> {
                    var kept =
                            before.attributes().stream()
                                    .filter(it -> isKept(it.name(), keep, drop))
                                    .toList();
                    var scopes = isKept("scope", keep, drop) ? before.scopes() : List.<String>of();
                    return new Result.Now(
                            before.withAttributes(kept).withScopes(scopes),
                            new Outcome.Changed(List.of()));
                };
        return new Command.Revise(id, revision, 0);
    }

    private static boolean isKept(String name, Set<String> keep, Set<String> drop) {
        return keep.isEmpty() ? !drop.contains(name) : keep.contains(name);
    }
}
