package io.cityplane.twin.domain;

import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import io.cityplane.twin.domain.Change.Headed;
import io.cityplane.twin.domain.Change.Late;
import io.cityplane.twin.domain.Change.Removed;
import io.cityplane.twin.domain.Change.Set;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes make of an entity: the one way in which it changes, at a command as at replay.
final class Applying {

    /// An entity that is gone; an entity has more bytes than that.
    static final byte[] GONE = {};

    private final EntityForm form;
    private final Vocabulary vocabulary;

    Applying(EntityForm form, Vocabulary vocabulary) {
        this.form = form;
        this.vocabulary = vocabulary;
    }

    static boolean isGone(byte[] packed) {
        return packed.length == 0;
    }

    /// The entity after all of the changes.
    ///
    /// @param before null if there was none
    /// @param recordedAt microseconds
    /// @throws Refusal if it is of a new shape and there are too many
    byte[] apply(byte @Nullable [] before, List<Change> changes, long recordedAt) {
        if (before != null && changes.size() == 1) {
            if (changes.getFirst() instanceof Late) {
                return before;
            }
            if (changes.getFirst() instanceof Set(_, var set)) {
                var after = form.withNumber(before, set, recordedAt);
                if (after != null) {
                    return after;
                }
            }
        }
        var draft = before == null ? null : form.draft(before);
        for (var change : changes) {
            if (change instanceof Born(_, int heading, var scopes)) {
                draft = new Draft(heading, scopes, recordedAt, recordedAt);
                continue;
            }
            if (draft == null) {
                throw new IllegalStateException("a change of an entity that is not there");
            }
            switch (change) {
                case Born _ -> {}
                case Headed(int heading, var scopes) -> draft.head(heading, scopes, recordedAt);
                case Set(_, var attribute) -> draft.set(attribute, recordedAt);
                case Late _ -> {}
                case Removed(int trait) -> draft.remove(vocabulary.traits().get(trait), recordedAt);
                case Gone _ -> draft = null;
            }
        }
        return draft == null ? GONE : form.pack(draft);
    }
}
