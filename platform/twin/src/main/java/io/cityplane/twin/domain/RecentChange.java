package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Told;
import java.util.ArrayList;
import java.util.List;

/// Something that happened to an entity, as it is kept for followers.
final class RecentChange {

    private static final int[] NONE = {};

    private final long batch;
    private final int partition;
    private final long offset;
    private final long recordedAt;
    private final EntityId id;
    private final Heading heading;
    private final Follow.What what;
    private final int[] traits;

    /// What a command changed.
    ///
    /// @param offset of its last change
    RecentChange(
            long batch,
            int partition,
            long offset,
            long recordedAt,
            EntityId id,
            Heading heading,
            List<Change> changes) {
        this.batch = batch;
        this.partition = partition;
        this.offset = offset;
        this.recordedAt = recordedAt;
        this.id = id;
        this.heading = heading;
        this.what = what(changes);
        this.traits = traits(changes);
    }

    /// Whether the entity is another after these changes.
    static boolean isSeen(List<Change> changes) {
        return !changes.isEmpty()
                && !(changes.size() == 1 && changes.getFirst() instanceof Change.Late);
    }

    private static Follow.What what(List<Change> changes) {
        return switch (changes.getFirst()) {
            case Change.Born _ -> Follow.What.CREATED;
            case Change.Gone _ -> Follow.What.DELETED;
            case Change.Headed _, Change.Set _, Change.Late _, Change.Removed _ ->
                    Follow.What.CHANGED;
        };
    }

    private static int[] traits(List<Change> changes) {
        var count = 0;
        for (var change : changes) {
            count += trait(change) < 0 ? 0 : 1;
        }
        if (count == 0) {
            return NONE;
        }
        var traits = new int[count];
        for (var change : changes) {
            var trait = trait(change);
            if (trait >= 0) {
                traits[--count] = trait;
            }
        }
        return traits;
    }

    private static int trait(Change change) {
        return switch (change) {
            case Change.Set(int trait, _) -> trait;
            case Change.Removed(int trait) -> trait;
            case Change.Born _, Change.Headed _, Change.Late _, Change.Gone _ -> -1;
        };
    }

    long batch() {
        return batch;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /// Microseconds.
    long recordedAt() {
        return recordedAt;
    }

    Heading heading() {
        return heading;
    }

    boolean isSeenBy(Viewer viewer) {
        return viewer.sees(heading.ownership());
    }

    Follow.Change toChange() {
        return new Follow.Change(id, heading.types(), what);
    }

    Told toTold(Vocabulary vocabulary) {
        var names = new ArrayList<String>(traits.length);
        for (var trait : traits) {
            var name = vocabulary.trait(trait).name();
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return new Told(
                heading.tenant(),
                id,
                heading.types(),
                heading.ownership(),
                what,
                names,
                Micros.toInstant(recordedAt),
                partition,
                offset);
    }
}
