package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Revision;
import io.cityplane.twin.Revision.Result;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Patches.Depth;
import io.cityplane.twin.ngsild.context.LdContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The rules of §5.6 that need to know what is there: what a fragment makes of an entity.
final class Revisions {

    private static final Outcome.Changed CHANGED = new Outcome.Changed(List.of());

    private Revisions() {}

    /// What an update does with a scope that its fragment names.
    enum Scopes {
        /// It replaces one that is there; where none is, it is passed over (§5.6.2).
        REPLACE_IF_ANY,
        /// §5.6.3, §5.6.17.
        REPLACE,
        /// §5.6.3 with noOverwrite.
        ADD
    }

    /// What a merge does to all attributes (§5.6.17).
    ///
    /// @param observedAt of those that have been observed
    /// @param language of texts for language properties
    record ForAll(Optional<Instant> observedAt, Optional<String> language) {

        static final ForAll NOTHING = new ForAll(Optional.empty(), Optional.empty());
    }

    /// §5.6.2, §5.6.3: whole attributes take the place of those of the same name and dataset.
    static Revision update(Fragment fragment, Scopes scopes) {
        return (before, _) -> {
            var after = new ArrayList<Attribute>();
            var leftOut = new ArrayList<String>();
            var taken = new ArrayList<Attribute>();
            for (var attribute : fragment.attributes()) {
                if (scopes == Scopes.ADD
                        && before.attributes().stream().anyMatch(attribute::isInstanceOf)) {
                    leftOut.add(attribute.name());
                } else {
                    taken.add(attribute);
                }
            }
            for (var attribute : before.attributes()) {
                if (taken.stream().noneMatch(attribute::isInstanceOf)
                        && fragment.removals().stream().noneMatch(it -> it.targets(attribute))) {
                    after.add(attribute);
                }
            }
            after.addAll(taken);
            if (scopes == Scopes.REPLACE_IF_ANY
                    && before.scopes().isEmpty()
                    && fragment.scopes() instanceof Patched.Given) {
                leftOut.add(CoreContext.expand("scope"));
            }
            return new Result.Now(
                    headed(before, fragment, scopes).withAttributes(after),
                    new Outcome.Changed(leftOut));
        };
    }

    /// §5.6.17.
    static Revision merge(Fragment fragment, ForAll forAll, LdContext context) {
        var patches = new Patches(context, Depth.EVERYTHING);
        return (before, _) -> {
            var adapted =
                    fragment.patches().stream().map(it -> adapted(it, before, forAll)).toList();
            try {
                return new Result.Now(
                        headed(before, fragment, Scopes.REPLACE)
                                .withAttributes(patches.apply(before.attributes(), adapted)),
                        CHANGED);
            } catch (Fault fault) {
                return mismatched(fault);
            }
        };
    }

    /// §5.6.18.
    static Revision replace(Entity entity) {
        return (_, _) -> new Result.Now(entity, CHANGED);
    }

    /// §5.6.4.
    static Revision amend(AttributePatch patch, LdContext context) {
        var patches = new Patches(context, Depth.MEMBERS);
        return (before, _) -> {
            var found = before.attributes().stream().filter(patch::targets).findFirst();
            if (found.isEmpty()) {
                return new Result.Not(new Outcome.NoSuchAttribute(patch.name()));
            }
            if (patch.kind().filter(kind -> kind != found.get().kind()).isPresent()) {
                return new Result.Not(
                        new Outcome.Mismatched(
                                "The attribute is a %s, and cannot become another kind (§5.6.4)"
                                        .formatted(Words.word(found.get().kind()))));
            }
            try {
                return new Result.Now(
                        before.withAttributes(patches.apply(before.attributes(), List.of(patch))),
                        CHANGED);
            } catch (Fault fault) {
                return mismatched(fault);
            }
        };
    }

    /// §5.6.5 for the scope.
    static Revision deleteScopes() {
        return (before, _) ->
                before.scopes().isEmpty()
                        ? new Result.Not(new Outcome.NoSuchAttribute("scope"))
                        : new Result.Now(before.withScopes(List.of()), CHANGED);
    }

    private static Result mismatched(Fault fault) {
        return new Result.Not(new Outcome.Mismatched(fault.problem().detail()));
    }

    private static Entity headed(Entity before, Fragment fragment, Scopes how) {
        var types = new LinkedHashSet<>(before.types());
        types.addAll(fragment.types());
        return before.withTypes(List.copyOf(types))
                .withScopes(scopes(before.scopes(), fragment.scopes(), how))
                .withExpiry(fragment.expiresAt().of(before.expiresAt()));
    }

    private static List<String> scopes(
            List<String> before, Patched<List<String>> named, Scopes how) {
        return switch (named) {
            case Patched.Kept<List<String>> _ -> before;
            case Patched.Dropped<List<String>> _ -> List.of();
            case Patched.Given<List<String>>(var scopes) ->
                    switch (how) {
                        case REPLACE -> scopes;
                        case REPLACE_IF_ANY -> before.isEmpty() ? before : scopes;
                        case ADD -> {
                            var all = new LinkedHashSet<>(before);
                            all.addAll(scopes);
                            yield List.copyOf(all);
                        }
                    };
        };
    }

    private static AttributePatch adapted(AttributePatch patch, Entity before, ForAll forAll) {
        var there = before.attributes().stream().filter(patch::targets).findFirst();
        if (there.isEmpty() || patch.removes()) {
            return patch;
        }
        var adapted = patch;
        if (forAll.observedAt().isPresent()
                && there.get().observedAt().isPresent()
                && patch.observedAt() instanceof Patched.Kept) {
            adapted = adapted.withObservedAt(forAll.observedAt().get());
        }
        if (forAll.language().isPresent()
                && there.get().kind() == Kind.LANGUAGE_PROPERTY
                && patch.value().orElse(there.get().value()) instanceof Value.Text(String text)) {
            adapted =
                    adapted.withValue(
                            language(forAll.language().get(), text), Kind.LANGUAGE_PROPERTY);
        }
        return adapted;
    }

    private static Value language(String tag, String text) {
        return new Value.Json(
                JsonText.writeText(json -> {
                    json.writeStartObject();
                    json.writeStringField(tag, text);
                    json.writeEndObject();
                }));
    }
}
