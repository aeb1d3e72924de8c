package io.cityplane.twin.domain;

import io.cityplane.twin.Follow;
import io.cityplane.twin.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The last committed changes, for followers: so many of each partition, in memory.
///
/// Followers take copies under a lock that the writer holds for no longer than it takes to note a
/// batch; how slow they are, the writer never learns.
final class RecentChanges {

    /// So many are copied at a time, so that the lock is short.
    private static final int MOST_COPIED = 1_024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Ring[] rings = new Ring[Partitioning.PARTITIONS];

    /// The last one that was committed.
    private long batch;

    /// The last committed offset of each partition.
    private final long[] offsets = new long[Partitioning.PARTITIONS];

    RecentChanges(int kept) {
        for (var i = 0; i < rings.length; i++) {
            rings[i] = new Ring(Math.max(1, kept / rings.length));
        }
    }

    /// Begins where a snapshot is, before the journal is read on from there.
    void begin(Positions.Place place) {
        for (var i = 0; i < rings.length; i++) {
            offsets[i] = place.offsets()[i];
            rings[i].expired = offsets[i];
        }
    }

    /// Notes what was read of the journal; see {@link RecentChange#isSeen}. Before anyone follows.
    void addRead(RecentChange change) {
        rings[change.partition()].add(change);
    }

    /// Goes on where the journal ended.
    void resume(long lastBatch, int partition, long offset) {
        batch = lastBatch;
        offsets[partition] = offset;
    }

    /// Notes what was committed and is seen by readers already.
    void add(long number, List<List<Ticket>> committed, EntityForm form) {
        lock.lock();
        try {
            batch = number;
            for (var partition = 0; partition < rings.length; partition++) {
                for (var ticket : committed.get(partition)) {
                    if (!ticket.changes().isEmpty()) {
                        offsets[partition] = ticket.lastOffset();
                    }
                    if (RecentChange.isSeen(ticket.changes())) {
                        rings[partition].add(change(number, ticket, form));
                    }
                }
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static RecentChange change(long batch, Ticket ticket, EntityForm form) {
        return new RecentChange(
                batch,
                ticket.partition(),
                ticket.lastOffset(),
                ticket.recordedAt(),
                ticket.cell().id(),
                form.headingOf(ticket.heading()),
                ticket.changes());
    }

    /// Where the journal is.
    Positions.Place place() {
        lock.lock();
        try {
            return new Positions.Place(batch, offsets.clone());
        } finally {
            lock.unlock();
        }
    }

    Position position() {
        lock.lock();
        try {
            return Positions.of(batch, offsets);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for changes after a position that someone wants to see; see {@link
    /// io.cityplane.twin.Twin#follow}.
    Follow follow(Position after, int most, Duration patience, Predicate<Heading> wanted)
            throws InterruptedException {
        var parsed = Positions.parse(after);
        if (parsed.isEmpty()) {
            return new Follow.Expired(position());
        }
        var at = parsed.get().offsets();
        var nanosLeft = patience.toNanos();
        while (true) {
            var copied = new ArrayList<RecentChange>();
            Position reached;
            lock.lockInterruptibly();
            try {
                while (copy(at, Math.min(most, MOST_COPIED), copied) && copied.isEmpty()) {
                    if (nanosLeft <= 0) {
                        return new Follow.Changes(List.of(), reached(at));
                    }
                    nanosLeft = more.awaitNanos(nanosLeft);
                }
                if (copied.isEmpty()) {
                    return new Follow.Expired(Positions.of(batch, offsets));
                }
                reached = reached(at);
            } finally {
                lock.unlock();
            }
            var changes =
                    copied.stream()
                            .filter(event -> wanted.test(event.heading()))
                            .map(RecentChange::toChange)
                            .toList();
            if (!changes.isEmpty()) {
                return new Follow.Changes(changes, reached);
            }
        }
    }

    /// Takes what comes after some offsets, and moves these on. Waits for the first of it.
    ///
    /// @param isOver whether not to wait any more; asked after {@link #wake}
    /// @return null if that is not kept any more
    @Nullable Taken take(long[] at, int most, Duration patience, BooleanSupplier isOver)
            throws InterruptedException {
        var copied = new ArrayList<RecentChange>();
        var nanosLeft = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                if (!copy(at, Math.min(most, MOST_COPIED), copied)) {
                    return null;
                }
                if (!copied.isEmpty() || nanosLeft <= 0 || isOver.getAsBoolean()) {
                    return new Taken(copied, reached(at), Arrays.equals(at, offsets));
                }
                nanosLeft = more.awaitNanos(nanosLeft);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether what comes after some offsets is kept.
    boolean has(long[] at) {
        lock.lock();
        try {
            return isKept(at);
        } finally {
            lock.unlock();
        }
    }

    /// Lets those who wait ask whether it is over.
    void wake() {
        lock.lock();
        try {
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What was taken.
    ///
    /// @param next where to go on
    /// @param isAll whether nothing more is committed
    record Taken(List<RecentChange> changes, Position next, boolean isAll) {}

    private boolean isKept(long[] at) {
        for (var i = 0; i < rings.length; i++) {
            if (at[i] < rings[i].expired || at[i] > offsets[i]) {
                return false;
            }
        }
        return true;
    }

    /// Copies what comes after a position and moves that on. Under the lock.
    ///
    /// @return false if the position has expired
    private boolean copy(long[] at, int most, List<RecentChange> to) {
        if (!isKept(at)) {
            return false;
        }
        // Begins elsewhere each time, so that a busy partition does not starve the others.
        var first = (int) ((at[0] + at[rings.length - 1]) & (rings.length - 1));
        for (var i = 0; i < rings.length && to.size() < most; i++) {
            var partition = (first + i) % rings.length;
            at[partition] =
                    rings[partition].copy(at[partition], offsets[partition], most - to.size(), to);
        }
        return true;
    }

    /// Where the journal is to be read on from these offsets. Under the lock.
    private Position reached(long[] at) {
        var before = batch;
        for (var i = 0; i < rings.length; i++) {
            if (at[i] < offsets[i]) {
                before = Math.min(before, rings[i].batchAfter(at[i]) - 1);
            }
        }
        return Positions.of(before, at);
    }

    /// The last events of a partition.
    private static final class Ring {

        private final @Nullable RecentChange[] events;
        private long added;

        /// The offset of the last event that was dropped.
        private long expired;

        private Ring(int capacity) {
            events = new @Nullable RecentChange[capacity];
        }

        private void add(RecentChange event) {
            var slot = (int) (added % events.length);
            var dropped = events[slot];
            if (dropped != null) {
                expired = dropped.offset();
            }
            events[slot] = event;
            added++;
        }

        /// Copies events after an offset.
        ///
        /// @param end the partition's last offset
        /// @return the offset of the last one copied, or the end if there are no more
        private long copy(long after, long end, int most, List<RecentChange> to) {
            var first = firstAfter(after);
            var last = Math.min(added, first + most);
            for (var i = first; i < last; i++) {
                to.add(get(i));
            }
            return last == added ? end : get(last - 1).offset();
        }

        /// The batch of the first event after an offset; there is one.
        private long batchAfter(long offset) {
            return get(firstAfter(offset)).batch();
        }

        private long firstAfter(long after) {
            var low = Math.max(0, added - events.length);
            var high = added;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (get(middle).offset() <= after) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private RecentChange get(long index) {
            var event = events[(int) (index % events.length)];
            if (event == null) {
                throw new IllegalStateException("nothing was added as number " + index);
            }
            return event;
        }
    }
}
