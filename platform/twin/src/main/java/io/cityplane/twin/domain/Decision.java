package io.cityplane.twin.domain;

import io.cityplane.twin.Outcome;
import java.util.List;

/// What is to become of a command once the journal has it.
final class Decision {

    private final Outcome outcome;
    private final List<Change> changes;
    private final byte[] after;

    /// A decision that changes something.
    ///
    /// @param changes for the journal
    /// @param after the entity then, {@link Applying#GONE} if there is none
    Decision(Outcome outcome, List<Change> changes, byte[] after) {
        this.outcome = outcome;
        this.changes = changes;
        this.after = after;
    }

    /// A decision that changes nothing.
    static Decision without(Outcome outcome) {
        return new Decision(outcome, List.of(), Applying.GONE);
    }

    Outcome outcome() {
        return outcome;
    }

    List<Change> changes() {
        return changes;
    }

    /// Of no meaning if there are no changes.
    byte[] after() {
        return after;
    }
}
