package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import io.cityplane.twin.ngsild.Revisions.ForAll;
import io.cityplane.twin.ngsild.Revisions.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Provision of single entities and their attributes (§5.6.1 to §5.6.6, §5.6.17 to §5.6.19).
final class EntityProvision {

    private static final Set<String> LOCAL = Set.of("local");
    private static final Set<String> OF_ENTITY = Set.of("local", "type");
    private static final Set<String> OF_MERGE =
            Set.of("format", "lang", "local", "observedAt", "options", "type");

    private static final String SCOPE = CoreContext.expand("scope");

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
        requireType(work, work.parameters().onlyOf(OF_ENTITY, Set.of()));
        return done(work, new Command.Delete(work.entityId()));
    }

    /// §5.6.18, §6.5.3.3.
    CompletableFuture<NgsiLdAnswer> replace(Work work, byte[] body) {
        requireType(work, work.parameters().onlyOf(OF_ENTITY, Set.of()));
        var id = work.entityId();
        var fragment = fragment(work, body, Nulls.ARE_REFUSED);
        var entity = fragment.withId(id).entity();
        return done(work, new Command.Revise(id, Revisions.replace(entity), body.length));
    }

    /// §5.6.17, §6.5.3.4.
    CompletableFuture<NgsiLdAnswer> merge(Work work, byte[] body) {
        var parameters = work.parameters().onlyOf(OF_MERGE, Set.of());
        requireType(work, parameters);
        var _ = Representation.of(parameters, Set.of());
        var forAll = forAll(parameters);
        var id = work.entityId();
        var fragment = fragment(work, body, Nulls.PATCH);
        return done(
                work,
                new Command.Revise(
                        id, Revisions.merge(fragment, forAll, work.context()), body.length));
    }

    private static ForAll forAll(Parameters parameters) {
        return new ForAll(
                parameters.text("observedAt").map(DateTimes::parse), parameters.text("lang"));
    }

    /// §5.6.2, §6.6.3.2: replaces attributes, adds those that are not there, and deletes by null.
    CompletableFuture<NgsiLdAnswer> update(Work work, byte[] body) {
        requireType(work, work.parameters().onlyOf(OF_ENTITY, Set.of()));
        var id = work.entityId();
        var fragment = notEmpty(fragment(work, body, Nulls.DELETE));
        return updated(work, fragment, updating(id, fragment, Scopes.REPLACE_IF_ANY, body.length));
    }

    /// The shortest command for it.
    static Command updating(EntityId id, Fragment fragment, Scopes scopes, long bytes) {
        return fragment.isMoreThanAttributes()
                ? new Command.Revise(id, Revisions.update(fragment, scopes), bytes)
                : new Command.Update(
                        id,
                        fragment.types(),
                        fragment.attributes(),
                        scopes == Scopes.ADD ? Mode.ABSENT : Mode.OVERWRITE);
    }

    /// §5.6.3, §6.6.3.1.
    CompletableFuture<NgsiLdAnswer> append(Work work, byte[] body) {
        var parameters = work.parameters().onlyOf(Set.of("options", "local", "type"), Set.of());
        requireType(work, parameters);
        var scopes =
                parameters.options(Set.of("noOverwrite")).isEmpty() ? Scopes.REPLACE : Scopes.ADD;
        var id = work.entityId();
        var fragment = notEmpty(fragment(work, body, Nulls.ARE_REFUSED));
        return updated(work, fragment, updating(id, fragment, scopes, body.length));
    }

    /// 207 if something was left out, else 204.
    private CompletableFuture<NgsiLdAnswer> updated(Work work, Fragment fragment, Command command) {
        return append(work, List.of(command))
                .thenApply(outcomes ->
                        outcomes.getFirst() instanceof Outcome.Changed(List<String> leftOut)
                                        && !leftOut.isEmpty()
                                ? partly(fragment.attributes(), leftOut)
                                : answer(outcomes.getFirst(), command.id())
                                        .orElseGet(NgsiLdAnswer::done));
    }

    private static NgsiLdAnswer partly(List<Attribute> attributes, List<String> leftOut) {
        var updated = new ArrayList<>(attributes.stream().map(Attribute::name).toList());
        leftOut.forEach(updated::remove);
        return Results.ofUpdate(updated, leftOut, EntityProvision::reason);
    }

    private static String reason(String name) {
        return name.equals(SCOPE)
                ? "The entity has no scope, and an update adds none (§5.6.2.4)"
                : "The entity has it already, and noOverwrite was asked for";
    }

    /// §5.6.4, §6.7.3.1.
    CompletableFuture<NgsiLdAnswer> amend(Work work, byte[] body) {
        requireType(work, work.parameters().onlyOf(OF_ENTITY, Set.of()));
        var id = work.entityId();
        var patch = attribute(work, body);
        return done(
                work, new Command.Revise(id, Revisions.amend(patch, work.context()), body.length));
    }

    /// §5.6.19, §6.7.3.3.
    CompletableFuture<NgsiLdAnswer> replaceAttribute(Work work, byte[] body) {
        requireType(work, work.parameters().onlyOf(OF_ENTITY, Set.of()));
        var id = work.entityId();
        var patch = attribute(work, body);
        if (patch.removes()) {
            Nulls.ARE_REFUSED.requireDeletion();
        }
        var whole = patch.whole(work.context());
        var command = new Command.Update(id, List.of(), List.of(whole), Mode.EXISTING);
        return append(work, List.of(command))
                .thenApply(outcomes -> {
                    var outcome =
                            outcomes.getFirst() instanceof Outcome.Changed(List<String> leftOut)
                                            && !leftOut.isEmpty()
                                    ? new Outcome.NoSuchAttribute(whole.name())
                                    : outcomes.getFirst();
                    return answer(outcome, id).orElseGet(NgsiLdAnswer::done);
                });
    }

    private static AttributePatch attribute(Work work, byte[] body) {
        var name = work.target().attribute();
        if (name.equals("scope")) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The scope is no attribute: change it with its entity (§5.6.4)");
        }
        return EntityReader.readAttribute(body, work.bodyType(), work.context(), name);
    }

    /// §5.6.5, §6.7.3.2.
    CompletableFuture<NgsiLdAnswer> deleteAttribute(Work work) {
        var parameters =
                work.parameters()
                        .onlyOf(Set.of("datasetId", "deleteAll", "local", "type"), Set.of());
        requireType(work, parameters);
        var id = work.entityId();
        if (work.target().attribute().equals("scope")) {
            return done(work, new Command.Revise(id, Revisions.deleteScopes(), 0));
        }
        var name = Words.attributeName(work.context(), work.target().attribute());
        var dataset =
                parameters.text("datasetId").filter(text -> !text.equals(Words.DEFAULT_INSTANCE));
        dataset.ifPresent(Words::uri);
        var which = parameters.isTrue("deleteAll") ? Which.EVERY_INSTANCE : Which.THIS_INSTANCE;
        return done(work, new DeleteAttribute(id, name, dataset, which));
    }

    private static Fragment fragment(Work work, byte[] body, Nulls nulls) {
        var fragment = EntityReader.readOne(body, work.bodyType(), work.context(), nulls);
        if (fragment.id() != null && !fragment.id().equals(work.entityId())) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The id in the body is not that of the address (§5.4)");
        }
        return fragment;
    }

    private static Fragment notEmpty(Fragment fragment) {
        if (fragment.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The fragment has no attributes in it");
        }
        return fragment;
    }

    /// With `type`, an entity of another type is not there (§4.17).
    private void requireType(Work work, Parameters parameters) {
        var selection = parameters.text("type");
        if (selection.isEmpty()) {
            return;
        }
        var types =
                List.of(selection.get().split("[,|]", -1)).stream()
                        .map(type -> Words.expandName(work.context(), type))
                        .toList();
        var id = work.entityId();
        if (twin.find(work.tenant(), id, work.caller().viewer())
                .filter(entity -> entity.types().stream().anyMatch(types::contains))
                .isEmpty()) {
            throw new Fault(Results.notFound(id));
        }
    }

    private CompletableFuture<NgsiLdAnswer> done(Work work, Command command) {
        return append(work, List.of(command))
                .thenApply(outcomes ->
                        answer(outcomes.getFirst(), command.id()).orElseGet(NgsiLdAnswer::done));
    }

    private CompletableFuture<List<Outcome>> append(Work work, List<Command> commands) {
        return twin.append(work.tenant(), commands, work.caller());
    }

    private static Optional<NgsiLdAnswer> answer(Outcome outcome, EntityId id) {
        return Results.problem(outcome, id).map(NgsiLdAnswer::of);
    }
}
