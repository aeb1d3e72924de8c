package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The entities of a partition in a snapshot: number, birth, id and bytes of each, one after the
/// other. The same one may be there twice, and is the same then.
final class SnapshotEntities {

    /// Of a block, after which the next one begins.
    private static final int BLOCK_BYTES = 256 << 10;

    private SnapshotEntities() {}

    /// Writes the entities of one partition.
    static final class To {

        private final Snapshots.Draft draft;
        private final int part;
        private final ByteWriter bytes = new ByteWriter(BLOCK_BYTES + (64 << 10));

        To(Snapshots.Draft draft, int part) {
            this.draft = draft;
            this.part = part;
        }

        void entity(EntityId id, int number, long birth, byte[] packed) throws IOException {
            bytes.number(number);
            bytes.number(birth);
            bytes.text(id.uri());
            bytes.number(packed.length);
            bytes.raw(packed);
            if (bytes.size() >= BLOCK_BYTES) {
                end();
            }
        }

        /// Hands over what is not handed over yet.
        void end() throws IOException {
            if (bytes.size() > 0) {
                draft.block(part, bytes.array(), bytes.size());
                bytes.cut(0);
            }
        }
    }

    /// Hands over each entity of a block.
    ///
    /// @throws IndexOutOfBoundsException if it is none
    static void read(byte[] block, Taker taker) {
        var from = new ByteReader(block, 0, block.length);
        while (from.hasMore()) {
            var number = from.smallNumber();
            var birth = from.number();
            var id = new EntityId(from.text());
            taker.entity(id, number, birth, from.raw(from.smallNumber()));
        }
    }

    /// Takes in entities.
    interface Taker {
        void entity(EntityId id, int number, long birth, byte[] packed);
    }

    /// An entity that was read, and is put into its place when its turn has come.
    static final class Read implements Comparable<Read> {

        private final Cell cell;
        private final long birth;
        private byte @Nullable [] packed;

        Read(Cell cell, long birth, byte[] packed) {
            this.cell = cell;
            this.birth = birth;
            this.packed = packed;
        }

        Cell cell() {
            return cell;
        }

        long birth() {
            return birth;
        }

        /// Its bytes, for once.
        byte[] take() {
            var taken = packed;
            packed = null;
            if (taken == null) {
                throw new IllegalStateException("taken twice");
            }
            return taken;
        }

        @Override
        public int compareTo(Read other) {
            return Long.compare(birth, other.birth);
        }
    }
}
