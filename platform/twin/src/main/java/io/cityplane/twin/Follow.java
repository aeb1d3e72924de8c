package io.cityplane.twin;

import java.util.List;

/// What a follower of the journal is told.
public sealed interface Follow {

    /// What was committed next, of one entity in the order of its changes.
    ///
    /// @param next where to go on; the same as before if nothing happened
    record Changes(List<Change> changes, Position next) implements Follow {
        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /// The position is older than what is kept: read the state anew, then follow from here.
    record Expired(Position now) implements Follow {}

    /// That something happened to an entity; what it is now, a read tells.
    ///
    /// @param types the entity's, expanded; as they were before a deletion
    record Change(EntityId id, List<String> types, What what) {
        public Change {
            types = List.copyOf(types);
        }
    }

    enum What {
        CREATED,
        CHANGED,
        DELETED
    }
}
