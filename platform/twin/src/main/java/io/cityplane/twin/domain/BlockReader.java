package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import io.cityplane.twin.domain.Change.Headed;
import io.cityplane.twin.domain.Change.Late;
import io.cityplane.twin.domain.Change.Removed;
import io.cityplane.twin.domain.Change.Set;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Reads blocks that a {@link BlockWriter} wrote, and trusts none of them: a batch that lacks a
/// row, a wrong checksum, a gap in the offsets end the reading with an exception that names the
/// place.
final class BlockReader implements Journal.RowReader {

    private final Vocabulary vocabulary;
    private final AttributeCoding coding;
    private final Commands commands;
    private final BitSet traits = new BitSet();
    private final BitSet headings = new BitSet();
    private final long[] offsets = new long[Partitioning.PARTITIONS];

    private long batch;
    private int fingerprint;

    /// The batch of a snapshot, which has to be there and to be the same; 0 if there is none.
    private long expected;

    private int rowsLeft;
    private int nextRow;
    private long bytes;
    private long changes;

    BlockReader(Vocabulary vocabulary, Commands commands) {
        this.vocabulary = vocabulary;
        this.coding = new AttributeCoding(vocabulary.traits());
        this.commands = commands;
    }

    /// Goes on from a snapshot: the first row is the first of the mark's batch.
    void resume(Mark mark) {
        batch = mark.batch() - 1;
        expected = mark.batch();
        fingerprint = mark.fingerprint();
        System.arraycopy(mark.place().offsets(), 0, offsets, 0, offsets.length);
        traits.or(mark.traits());
        headings.or(mark.headings());
    }

    @Override
    public void row(long rowBatch, int row, byte[] block) {
        try {
            checkPlace(rowBatch, row, block);
            if (rowBatch != expected) {
                read(block);
            }
        } catch (Restart.UnfitSnapshot e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the journal is damaged at batch %d, row %d: %s. Restore it from a backup; nothing was changed"
                            .formatted(rowBatch, row, e.getMessage()),
                    e);
        }
        bytes += block.length;
        nextRow = row + 1;
        rowsLeft--;
        if (rowsLeft == 0 && batch != expected) {
            commands.end(batch);
        }
    }

    /// To be called after the last row.
    void end() {
        if (batch < expected) {
            throw new Restart.UnfitSnapshot("the journal ends before that batch");
        }
        if (rowsLeft > 0) {
            throw new IllegalStateException(
                    "the journal is damaged: batch %d lacks its last %d rows"
                            .formatted(batch, rowsLeft));
        }
    }

    private void checkPlace(long rowBatch, int row, byte[] block) {
        if (block.length < BlockWriter.HEADER) {
            throw new IllegalStateException("a block of %d bytes".formatted(block.length));
        }
        if (block[0] != BlockWriter.VERSION) {
            throw new IllegalStateException(
                    "version %d of the format; this server reads version %d"
                            .formatted(block[0], BlockWriter.VERSION));
        }
        var fields = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        var checksum = BlockWriter.checksum(rowBatch, row, block);
        if (fields.getInt(BlockWriter.CHECKSUM_AT) != checksum) {
            throw new IllegalStateException("the checksum is wrong");
        }
        if (batch == expected - 1 && rowBatch > expected) {
            throw new Restart.UnfitSnapshot("the journal has no batch of that number any more");
        }
        if (batch == 0 && rowsLeft == 0 && rowBatch > 1) {
            throw new IllegalStateException(
                    "the journal begins with batch %d, and no snapshot of what was before is whole"
                            .formatted(rowBatch));
        }
        if (rowsLeft == 0 && row == 0 && rowBatch == batch + 1) {
            batch = rowBatch;
            rowsLeft = fields.getInt(BlockWriter.ROWS_AT);
            if (rowBatch == expected && checksum != fingerprint) {
                throw new Restart.UnfitSnapshot("the journal has another batch of that number");
            }
            fingerprint = checksum;
        } else if (rowsLeft == 0 || rowBatch != batch || row != nextRow) {
            throw new IllegalStateException(
                    "it follows batch %d, of which %d rows are missing".formatted(batch, rowsLeft));
        }
    }

    private void read(byte[] block) {
        var from = new ByteReader(block, BlockWriter.HEADER - 8, block.length);
        var near = from.int64();
        var writer = 0;
        var seen = new boolean[Partitioning.PARTITIONS];
        while (from.hasMore()) {
            var head = from.octet();
            var kind = head & 0x0f;
            switch (kind) {
                case BlockWriter.TRAIT -> readTrait(from);
                case BlockWriter.HEADING -> readHeading(from);
                case BlockWriter.COMMAND, BlockWriter.SINGLE_SET -> {
                    var partition = head >>> 4;
                    if (!seen[partition]) {
                        seen[partition] = true;
                        checkOffset(partition, from.number());
                    }
                    var number = from.smallNumber();
                    near += from.signed();
                    writer = Math.toIntExact(writer + from.signed());
                    var quality = from.smallNumber();
                    var done =
                            kind == BlockWriter.SINGLE_SET
                                    ? List.<Change>of(readSet(from, near))
                                    : readChanges(from, near);
                    var offset = offsets[partition] + 1;
                    offsets[partition] += done.size();
                    changes += done.size();
                    commands.command(
                            new Read(partition, offset, near, number, writer, quality, done));
                }
                default -> throw new IllegalStateException("no record has the kind " + kind);
            }
        }
    }

    private void checkOffset(int partition, long offset) {
        if (offset != offsets[partition] + 1) {
            throw new IllegalStateException(
                    "partition %d goes on with offset %d after %d"
                            .formatted(partition, offset, offsets[partition]));
        }
    }

    private List<Change> readChanges(ByteReader from, long recordedAt) {
        var count = from.smallNumber();
        var read = new ArrayList<Change>();
        for (var i = 0; i < count; i++) {
            var kind = from.octet();
            read.add(
                    switch (kind) {
                        case BlockWriter.BORN ->
                                new Born(
                                        new EntityId(from.text()),
                                        from.smallNumber(),
                                        WordCoding.readTexts(from));
                        case BlockWriter.HEADED ->
                                new Headed(from.smallNumber(), WordCoding.readTexts(from));
                        case BlockWriter.SET -> readSet(from, recordedAt);
                        case BlockWriter.REMOVED -> new Removed(from.smallNumber());
                        case BlockWriter.LATE -> readLate(from, recordedAt);
                        case BlockWriter.GONE -> new Gone();
                        default ->
                                throw new IllegalStateException("no change has the kind " + kind);
                    });
        }
        return read;
    }

    private Set readSet(ByteReader from, long recordedAt) {
        var trait = from.smallNumber();
        return new Set(trait, coding.read(from, trait, recordedAt));
    }

    private Late readLate(ByteReader from, long recordedAt) {
        var trait = from.smallNumber();
        return new Late(trait, coding.read(from, trait, recordedAt));
    }

    private void readTrait(ByteReader from) {
        var number = from.smallNumber();
        vocabulary.traits().put(number, WordCoding.readTrait(from));
        traits.set(number);
    }

    private void readHeading(ByteReader from) {
        var number = from.smallNumber();
        vocabulary.headings().put(number, WordCoding.readHeading(from));
        headings.set(number);
    }

    /// The numbers of the traits that were explained.
    BitSet traits() {
        return traits;
    }

    BitSet headings() {
        return headings;
    }

    /// The last batch, 0 if there is none.
    long batch() {
        return batch;
    }

    /// The last offset in a partition.
    long offset(int partition) {
        return offsets[partition];
    }

    /// Of the last batch, see {@link BlockWriter#fingerprint}.
    int fingerprint() {
        return fingerprint;
    }

    long bytes() {
        return bytes;
    }

    long changes() {
        return changes;
    }

    /// Takes in what was read.
    interface Commands {

        void command(Read command);

        /// A batch is read to its end.
        void end(long batch);
    }

    /// One command, whole; what it means is described at {@link Committed}.
    record Read(
            int partition,
            long offset,
            long recordedAt,
            int number,
            int writer,
            int quality,
            List<Change> changes) {}
}
