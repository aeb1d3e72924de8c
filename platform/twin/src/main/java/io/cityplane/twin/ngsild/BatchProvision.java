package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import io.cityplane.twin.ngsild.EntityReader.Item;
import io.cityplane.twin.ngsild.Revisions.ForAll;
import io.cityplane.twin.ngsild.Revisions.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Batches (§5.6.7 to §5.6.10, §5.6.20): each entity by itself, those of one id in the order of the
/// list (§5.5.11).
final class BatchProvision {

    private static final Set<String> LOCAL = Set.of("local");
    private static final Set<String> OPTIONS = Set.of("options", "local");

    /// Of an entity in a batch, estimated.
    private static final long BYTES = 1_024;

    private final Twin twin;

    BatchProvision(Twin twin) {
        this.twin = twin;
    }

    /// §5.6.7, §6.14.3.1.
    CompletableFuture<NgsiLdAnswer> create(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, Set.of());
        return apply(
                work, body, Nulls.ARE_REFUSED, fragment -> new Command.Create(fragment.entity()));
    }

    /// §5.6.8, §6.15.3.1.
    CompletableFuture<NgsiLdAnswer> upsert(Work work, byte[] body) {
        var options =
                work.parameters().onlyOf(OPTIONS, Set.of()).options(Set.of("replace", "update"));
        return options.contains("update")
                ? apply(
                        work,
                        body,
                        Nulls.ARE_REFUSED,
                        fragment -> new Command.Upsert(fragment.entity()))
                : apply(
                        work,
                        body,
                        Nulls.ARE_REFUSED,
                        fragment -> new Command.Put(fragment.entity()));
    }

    /// §5.6.9, §6.16.3.1.
    CompletableFuture<NgsiLdAnswer> update(Work work, byte[] body) {
        var options = work.parameters().onlyOf(OPTIONS, Set.of()).options(Set.of("noOverwrite"));
        var scopes = options.isEmpty() ? Scopes.REPLACE : Scopes.ADD;
        return apply(
                work,
                body,
                Nulls.DELETE,
                fragment ->
                        EntityProvision.updating(fragment.requireId(), fragment, scopes, BYTES));
    }

    /// §5.6.20, §6.31.3.1.
    CompletableFuture<NgsiLdAnswer> merge(Work work, byte[] body) {
        work.parameters().onlyOf(OPTIONS, Set.of());
        return apply(
                work,
                body,
                Nulls.PATCH,
                fragment ->
                        new Command.Revise(
                                fragment.requireId(),
                                Revisions.merge(fragment, ForAll.NOTHING, work.context()),
                                BYTES));
    }

    /// §5.6.10, §6.17.3.1.
    CompletableFuture<NgsiLdAnswer> delete(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, Set.of());
        var items = new ArrayList<Item<Command>>();
        for (var id : ids(body)) {
            items.add(new Item.Good<>(id, new Command.Delete(id)));
        }
        return apply(work, items);
    }

    private static List<EntityId> ids(byte[] body) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    if (parser.currentToken() != JsonToken.START_ARRAY) {
                        throw ErrorType.BAD_REQUEST_DATA.fault("The body is a list of ids");
                    }
                    var ids = new ArrayList<EntityId>();
                    var others = false;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.VALUE_STRING) {
                            // To its end, for what is no JSON at all is another error.
                            others = true;
                            parser.skipChildren();
                        } else if (ids.size() == Twin.MOST_COMMANDS) {
                            throw ErrorType.BAD_REQUEST_DATA.fault(
                                    "A batch has at most " + Twin.MOST_COMMANDS + " entities");
                        } else {
                            ids.add(Words.entityId(JsonText.text(parser, escapes)));
                        }
                    }
                    if (others || ids.isEmpty()) {
                        throw ErrorType.BAD_REQUEST_DATA.fault(
                                "The body is a list of nothing but ids, at least one");
                    }
                    return ids;
                });
    }

    private CompletableFuture<NgsiLdAnswer> apply(
            Work work, byte[] body, Nulls nulls, Function<Fragment, Command> command) {
        return apply(work, EntityReader.readAll(work, body, Twin.MOST_COMMANDS, nulls, command));
    }

    private CompletableFuture<NgsiLdAnswer> apply(Work work, List<Item<Command>> items) {
        var results = new Results.OfBatch(work.context());
        var ids = new ArrayList<EntityId>(items.size());
        var commands = new ArrayList<Command>(items.size());
        for (var item : items) {
            switch (item) {
                case Item.Good<Command>(EntityId id, Command made) -> {
                    ids.add(id);
                    commands.add(made);
                }
                case Item.Bad<Command>(EntityId id, var problem) -> results.add(id, problem);
            }
        }
        if (commands.isEmpty()) {
            return CompletableFuture.completedFuture(results.answer());
        }
        return twin.append(work.tenant(), commands, work.caller())
                .thenApply(outcomes -> {
                    for (var i = 0; i < outcomes.size(); i++) {
                        results.add(ids.get(i), outcomes.get(i));
                    }
                    return results.answer();
                });
    }
}
