package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Provision of single entities and their attributes (§5.6.1 to §5.6.6).
final class EntityProvision {

    private static final Set<String> LOCAL = Set.of("local");
    private static final Set<String> TYPE = Set.of("type");

    private final Twin twin;

    EntityProvision(Twin twin) {
        this.twin = twin;
    }

    /// §5.6.1, §6.4.3.1.
    CompletableFuture<NgsiLdAnswer> create(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, Set.of());
        var entity =
                EntityReader.readOne(body, work.bodyType(), work.context(), Nulls.ARE_REFUSED)
                        .entity();
        return append(work, List.of(new Command.Create(entity)))
                .thenApply(outcomes ->
                        answer(outcomes.getFirst(), entity.id())
                                .orElseGet(() -> created(entity.id())));
    }

    private static NgsiLdAnswer created(EntityId id) {
        return NgsiLdAnswer.ofStatus(201).with("Location", Target.ROOT + "/entities/" + id.uri());
    }

    /// §5.6.6, §6.5.3.2.
    CompletableFuture<NgsiLdAnswer> delete(Work work) {
        work.parameters().onlyOf(LOCAL, TYPE);
        var id = work.entityId();
        return append(work, List.of(new Command.Delete(id)))
                .thenApply(
                        outcomes -> answer(outcomes.getFirst(), id).orElseGet(NgsiLdAnswer::done));
    }

    /// §5.6.2, §6.6.3.2: replaces attributes, adds those that are not there, and deletes by null.
    CompletableFuture<NgsiLdAnswer> update(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, TYPE);
        var id = work.entityId();
        var fragment = fragment(work, body, id, Nulls.DELETE);
        var commands = new ArrayList<Command>(1 + fragment.removals().size());
        if (!fragment.types().isEmpty() || !fragment.attributes().isEmpty()) {
            commands.add(
                    new Command.Update(
                            id, fragment.types(), fragment.attributes(), Mode.OVERWRITE));
        }
        for (var removal : fragment.removals()) {
            commands.add(
                    new DeleteAttribute(
                            id, removal.name(), removal.dataset(), Which.THIS_INSTANCE));
        }
        return append(work, commands)
                .thenApply(outcomes ->
                        outcomes.stream()
                                // §5.5.8 deletes what is there; what is not is no error.
                                .filter(outcome -> !(outcome instanceof Outcome.NoSuchAttribute))
                                .flatMap(outcome -> answer(outcome, id).stream())
                                .findFirst()
                                .orElseGet(NgsiLdAnswer::done));
    }

    /// §5.6.3, §6.6.3.1.
    CompletableFuture<NgsiLdAnswer> append(Work work, byte[] body) {
        var parameters = work.parameters().onlyOf(Set.of("options", "local"), TYPE);
        var mode =
                parameters.options(Set.of("noOverwrite")).isEmpty() ? Mode.OVERWRITE : Mode.ABSENT;
        var id = work.entityId();
        var fragment = fragment(work, body, id, Nulls.ARE_REFUSED);
        var update = new Command.Update(id, fragment.types(), fragment.attributes(), mode);
        return append(work, List.of(update))
                .thenApply(outcomes ->
                        outcomes.getFirst() instanceof Outcome.Changed(List<String> leftOut)
                                        && !leftOut.isEmpty()
                                ? partly(fragment.attributes(), leftOut)
                                : answer(outcomes.getFirst(), id).orElseGet(NgsiLdAnswer::done));
    }

    private static NgsiLdAnswer partly(List<Attribute> attributes, List<String> leftOut) {
        var updated = new ArrayList<>(attributes.stream().map(Attribute::name).toList());
        leftOut.forEach(updated::remove);
        return Results.ofUpdate(
                updated, leftOut, "The entity has it already, and noOverwrite was asked for");
    }

    /// §5.6.5, §6.7.3.2.
    CompletableFuture<NgsiLdAnswer> deleteAttribute(Work work) {
        var parameters = work.parameters().onlyOf(Set.of("datasetId", "deleteAll", "local"), TYPE);
        var id = work.entityId();
        if (work.target().attribute().equals("scope")) {
            throw scopeNotSupported();
        }
        var name = Words.attributeName(work.context(), work.target().attribute());
        var dataset =
                parameters.text("datasetId").filter(text -> !text.equals(Words.DEFAULT_INSTANCE));
        dataset.ifPresent(Words::uri);
        var which = parameters.isTrue("deleteAll") ? Which.EVERY_INSTANCE : Which.THIS_INSTANCE;
        return append(work, List.of(new DeleteAttribute(id, name, dataset, which)))
                .thenApply(
                        outcomes -> answer(outcomes.getFirst(), id).orElseGet(NgsiLdAnswer::done));
    }

    private static Fragment fragment(Work work, byte[] body, EntityId id, Nulls nulls) {
        var fragment = EntityReader.readOne(body, work.bodyType(), work.context(), nulls);
        if (fragment.id() != null && !fragment.id().equals(id)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The id in the body is not that of the address (§5.4)");
        }
        if (!fragment.scopes().isEmpty()) {
            throw scopeNotSupported();
        }
        if (fragment.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The fragment has no attributes in it");
        }
        return fragment;
    }

    static Fault scopeNotSupported() {
        return ErrorType.OPERATION_NOT_SUPPORTED.fault(
                "A change of scope alone is not supported yet: replace the entity by"
                        + " entityOperations/upsert");
    }

    private CompletableFuture<List<Outcome>> append(Work work, List<Command> commands) {
        return twin.append(work.tenant(), commands, work.caller());
    }

    private static Optional<NgsiLdAnswer> answer(Outcome outcome, EntityId id) {
        return Results.problem(outcome, id).map(NgsiLdAnswer::of);
    }
}
