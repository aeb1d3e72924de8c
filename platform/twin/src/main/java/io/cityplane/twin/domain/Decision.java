package io.cityplane.twin.domain;

import io.cityplane.twin.Outcome;
import java.util.List;

/// What is to become of a command once the journal has it.
///
/// @param changes for the journal; none if nothing is to be written
/// @param after the entity then, {@link Applying#GONE} if there is none; as before if there are no
///   changes
record Decision(Outcome outcome, List<Change> changes, byte[] after) {

    static Decision without(Outcome outcome) {
        return new Decision(outcome, List.of(), Applying.GONE);
    }
}
