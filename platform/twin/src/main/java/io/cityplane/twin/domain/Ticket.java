package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decided command on its way to the journal. Without changes it only waits for what was decided
/// before it, on which its outcome rests.
final class Ticket implements Committed {

    private final Request request;
    private final Cell cell;
    private final int partition;
    private final int number;
    private final long offset;
    private final long recordedAt;
    private final int writer;
    private final int quality;
    private final List<Change> changes;
    private final byte[] after;
    private final int heading;
    private final Follow.What what;
    private final @Nullable Shape ended;

    /// A ticket; offsets are given to its changes one by one.
    ///
    /// @param number the entity's, see {@link Cell#number}
    /// @param offset of its first change; of the last before it if it has none
    /// @param recordedAt microseconds
    /// @param writer {@link io.cityplane.kernel.Caller#number}
    /// @param after the entity then
    /// @param heading the entity's then, of one that is gone its last; see {@link Heading}
    /// @param what the change is to followers
    /// @param ended what the entity was when it went; null if it did not
    Ticket(
            Request request,
            Cell cell,
            int partition,
            int number,
            long offset,
            long recordedAt,
            int writer,
            int quality,
            List<Change> changes,
            byte[] after,
            int heading,
            Follow.What what,
            @Nullable Shape ended) {
        this.request = request;
        this.cell = cell;
        this.partition = partition;
        this.number = number;
        this.offset = offset;
        this.recordedAt = recordedAt;
        this.writer = writer;
        this.quality = quality;
        this.changes = changes;
        this.after = after;
        this.heading = heading;
        this.what = what;
        this.ended = ended;
    }

    Request request() {
        return request;
    }

    Cell cell() {
        return cell;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public Tenant tenant() {
        return cell.realm().tenant();
    }

    @Override
    public EntityId id() {
        return cell.id();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public long offset() {
        return offset;
    }

    long lastOffset() {
        return changes.isEmpty() ? offset : offset + changes.size() - 1;
    }

    @Override
    public long recordedAt() {
        return recordedAt;
    }

    @Override
    public int writer() {
        return writer;
    }

    @Override
    public int quality() {
        return quality;
    }

    @Override
    public List<Change> changes() {
        return changes;
    }

    @Override
    public List<Integer> ended() {
        return ended == null ? List.of() : ended.numbers();
    }

    byte[] after() {
        return after;
    }

    @Override
    public int heading() {
        return heading;
    }

    Follow.What what() {
        return what;
    }
}
