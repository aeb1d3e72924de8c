package io.cityplane.twin.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
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
import java.util.Optional;

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
    private int rowsLeft;
    private int nextRow;
    private long bytes;
    private long changes;

    BlockReader(Vocabulary vocabulary, Commands commands) {
        this.vocabulary = vocabulary;
        this.coding = new AttributeCoding(vocabulary.traits());
        this.commands = commands;
    }

    @Override
    public void row(long rowBatch, int row, byte[] block) {
        try {
            checkPlace(rowBatch, row, block);
            read(block);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the journal is damaged at batch %d, row %d: %s. Restore it from a backup; nothing was changed"
                            .formatted(rowBatch, row, e.getMessage()),
                    e);
        }
        bytes += block.length;
        nextRow = row + 1;
        rowsLeft--;
        if (rowsLeft == 0) {
            commands.end(batch);
        }
    }

    /// To be called after the last row.
    void end() {
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
        if (rowsLeft == 0 && row == 0 && rowBatch == batch + 1) {
            batch = rowBatch;
            rowsLeft = fields.getInt(BlockWriter.ROWS_AT);
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
                                        readTexts(from));
                        case BlockWriter.HEADED -> new Headed(from.smallNumber(), readTexts(from));
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

    private static List<String> readTexts(ByteReader from) {
        var count = from.smallNumber();
        var texts = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            texts.add(from.text());
        }
        return List.copyOf(texts);
    }

    private void readTrait(ByteReader from) {
        var number = from.smallNumber();
        var name = from.text();
        var kind = Frozen.KINDS.get(from.octet());
        var trait = new Trait(name, kind, readOptional(from), readOptional(from));
        vocabulary.traits().put(number, trait);
        traits.set(number);
    }

    private void readHeading(ByteReader from) {
        var number = from.smallNumber();
        var tenant = new Tenant(from.text());
        var types = readTexts(from);
        var ownership =
                new Ownership(
                        readOptional(from).map(Department::new),
                        readOptional(from).map(District::new),
                        Frozen.CLEARANCES.get(from.octet()));
        vocabulary.headings().put(number, new Heading(tenant, types, ownership));
        headings.set(number);
    }

    private static Optional<String> readOptional(ByteReader from) {
        var text = from.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
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
