package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which entities the journal's numbers stood for at some place in it, and what they were then:
/// what is needed to tell changes that memory is beyond. For one thread.
final class NamesThen {

    private final @Nullable EntityId[][] ids = new @Nullable EntityId[Partitioning.PARTITIONS][64];
    private final int[][] headings = new int[Partitioning.PARTITIONS][64];

    void put(int partition, int number, EntityId id, int heading) {
        if (number >= ids[partition].length) {
            var length = number + number / 2;
            ids[partition] = Arrays.copyOf(ids[partition], length);
            headings[partition] = Arrays.copyOf(headings[partition], length);
        }
        ids[partition][number] = id;
        headings[partition][number] = heading;
    }

    void head(int partition, int number, int heading) {
        headings[partition][number] = heading;
    }

    void remove(int partition, int number) {
        ids[partition][number] = null;
    }

    /// @throws IllegalStateException if there is none
    EntityId id(int partition, int number) {
        var id = number < ids[partition].length ? ids[partition][number] : null;
        if (id == null) {
            throw new IllegalStateException(
                    "partition %d has no entity number %d".formatted(partition, number));
        }
        return id;
    }

    /// Its number.
    int heading(int partition, int number) {
        return headings[partition][number];
    }
}
