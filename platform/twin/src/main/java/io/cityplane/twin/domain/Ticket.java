package io.cityplane.twin.domain;

import io.cityplane.twin.Follow;
import java.util.List;

/// A decided command on its way to the journal. Without changes it only waits for what was decided
/// before it, on which its outcome rests.
final class Ticket {

    private final Request request;
    private final Cell cell;
    private final int number;
    private final long offset;
    private final long recordedAt;
    private final int writer;
    private final List<Change> changes;
    private final byte[] after;
    private final int heading;
    private final Follow.What what;

    /// A ticket; offsets are given to its changes one by one.
    ///
    /// @param number the entity's, see {@link Cell#number}
    /// @param offset of its first change; of the last before it if it has none
    /// @param recordedAt microseconds
    /// @param writer {@link io.cityplane.kernel.Caller#number}
    /// @param after the entity then
    /// @param heading the entity's then, of one that is gone its last; see {@link Heading}
    /// @param what the change is to followers
    Ticket(
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
        this.request = request;
        this.cell = cell;
        this.number = number;
        this.offset = offset;
        this.recordedAt = recordedAt;
        this.writer = writer;
        this.changes = changes;
        this.after = after;
        this.heading = heading;
        this.what = what;
    }

    Request request() {
        return request;
    }

    Cell cell() {
        return cell;
    }

    int number() {
        return number;
    }

    long offset() {
        return offset;
    }

    long lastOffset() {
        return changes.isEmpty() ? offset : offset + changes.size() - 1;
    }

    long recordedAt() {
        return recordedAt;
    }

    int writer() {
        return writer;
    }

    List<Change> changes() {
        return changes;
    }

    byte[] after() {
        return after;
    }

    int heading() {
        return heading;
    }

    Follow.What what() {
        return what;
    }
}
