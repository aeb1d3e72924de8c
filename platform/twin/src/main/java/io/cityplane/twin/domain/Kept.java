package io.cityplane.twin.domain;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What entities were at a mark, of those that have changed since: while a snapshot is taken, the
/// writer puts aside here what it is about to replace.
///
/// Whoever reads an entity first and then looks here knows what it was at the mark: if it is not
/// here, what was read is that.
final class Kept {

    private volatile @Nullable ConcurrentHashMap<Cell, Was> since;

    /// From now on things are put aside. On the writer's thread.
    void begin() {
        since = new ConcurrentHashMap<>();
    }

    void end() {
        since = null;
    }

    /// Puts aside what an entity is, before it becomes another. On the writer's thread.
    void put(Cell cell) {
        var kept = since;
        if (kept != null && !kept.containsKey(cell)) {
            kept.put(cell, Was.of(cell));
        }
    }

    boolean has(Cell cell) {
        var kept = since;
        return kept != null && kept.containsKey(cell);
    }

    /// All that was put aside up to now.
    Collection<Was> all() {
        var kept = since;
        return kept == null ? List.of() : List.copyOf(kept.values());
    }

    /// An entity at a moment.
    ///
    /// @param packed null if there was none
    record Was(Cell cell, int number, long birth, Packed packed) {

        static Was of(Cell cell) {
            return new Was(cell, cell.bornAs(), cell.birth(), new Packed(cell.committed()));
        }

        /// Its bytes; null if there was none.
        byte @Nullable [] bytes() {
            return packed.bytes;
        }
    }

    /// Bytes that are not compared.
    static final class Packed {

        private final byte @Nullable [] bytes;

        private Packed(byte @Nullable [] bytes) {
            this.bytes = bytes;
        }
    }
}
