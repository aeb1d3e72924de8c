package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.List;

/// What patches make of attributes: the algorithms of §5.5.8 and §5.5.12.
final class Patches {

    /// How far a patch goes into what is there.
    enum Depth {
        /// A member that is named is replaced as a whole (§5.5.8).
        MEMBERS,
        /// What is named is merged, into sub-attributes and JSON values too (§5.5.12).
        EVERYTHING
    }

    private final LdContext context;
    private final Depth depth;

    Patches(LdContext context, Depth depth) {
        this.context = context;
        this.depth = depth;
    }

    /// The attributes after all the patches; those that were touched have no times.
    ///
    /// @throws Fault if one does not fit
    List<Attribute> apply(List<Attribute> before, List<AttributePatch> patches) {
        var after = new ArrayList<>(before);
        for (var patch : patches) {
            var index = index(after, patch);
            if (patch.removes()) {
                if (index >= 0) {
                    after.remove(index);
                }
            } else if (index < 0) {
                after.add(patch.whole(context));
            } else {
                after.set(index, apply(after.get(index), patch));
            }
        }
        return after;
    }

    private static int index(List<Attribute> attributes, AttributePatch patch) {
        for (var i = 0; i < attributes.size(); i++) {
            if (patch.targets(attributes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /// @throws Fault if it does not fit
    Attribute apply(Attribute there, AttributePatch patch) {
        var kind = kind(there, patch);
        if (kind != there.kind()) {
            return patch.whole(context);
        }
        patch.requireMember(kind);
        return new Attribute(
                there.name(),
                kind,
                there.dataset(),
                patch.value().map(value -> value(there, value)).orElse(there.value()),
                patch.unitCode().of(there.unitCode()),
                patch.observedAt().of(there.observedAt()),
                subAttributes(there.subAttributes(), patch.subAttributes()),
                Times.NONE);
    }

    private static Kind kind(Attribute there, AttributePatch patch) {
        if (patch.kind().isPresent()) {
            return patch.kind().get();
        }
        return patch.valueMember().isEmpty()
                        || patch.valueMember().equals(Words.valueMember(there.kind()))
                ? there.kind()
                : Values.kind(patch.valueMember(), patch.value().orElse(there.value()));
    }

    private Value value(Attribute there, Value given) {
        if (depth == Depth.MEMBERS) {
            return Values.check(there.kind(), given, context);
        }
        return Values.check(there.kind(), merged(there.value(), given), context);
    }

    private static Value merged(Value there, Value given) {
        return given instanceof Value.Json(String patch) && patch.startsWith("{")
                ? new Value.Json(
                        JsonMerge.merge(
                                there instanceof Value.Json(String json) ? json : "", patch))
                : given;
    }

    /// A value that comes into being by a merge has none of what the merge deletes.
    static Value withoutNulls(Value given) {
        return given instanceof Value.Json(String json)
                        && json.startsWith("{")
                        && json.contains(Words.NULL)
                ? new Value.Json(JsonMerge.merge("", json))
                : given;
    }

    private List<Attribute> subAttributes(List<Attribute> there, List<AttributePatch> patches) {
        if (patches.isEmpty()) {
            return there;
        }
        if (depth == Depth.EVERYTHING) {
            return apply(there, patches);
        }
        var after = new ArrayList<>(there);
        for (var patch : patches) {
            after.removeIf(patch::targets);
        }
        after.addAll(AttributePatch.whole(patches, context));
        return after;
    }
}
