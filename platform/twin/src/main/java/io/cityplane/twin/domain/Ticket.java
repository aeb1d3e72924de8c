package io.cityplane.twin.domain;

import io.cityplane.twin.Follow;
import java.util.List;

/// A decided command on its way to the journal. Without changes it only waits for what was decided
/// before it, on which its outcome rests.
///
/// @param number the entity's, see {@link Cell#number}
/// @param offset of its first change, the next ones follow; of the last before it if it has none
/// @param recordedAt microseconds
/// @param writer {@link io.cityplane.kernel.Caller#number}
/// @param after the entity then
/// @param heading the entity's then, of one that is gone its last; see {@link Heading}
/// @param what the change is to followers
record Ticket(
        Request request,
        Cell cell,
        int number,
        long offset,
        long recordedAt,
        int writer,
        List<Change> changes,
        byte[] after,
        int heading,
        Follow.What what) {

    long lastOffset() {
        return changes.isEmpty() ? offset : offset + changes.size() - 1;
    }
}
