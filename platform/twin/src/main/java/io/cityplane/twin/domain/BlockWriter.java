package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import io.cityplane.twin.domain.Change.Headed;
import io.cityplane.twin.domain.Change.Late;
import io.cityplane.twin.domain.Change.Removed;
import io.cityplane.twin.domain.Change.Set;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes decided commands into blocks, the journal's rows. {@link BlockReader} reads them back;
/// docs/journal.md of this module describes every byte.
///
/// A block holds whole commands, several hundred of the common kind. What traits and headings are
/// is written before their first use, so that a journal explains itself. For one thread.
final class BlockWriter {

    static final int VERSION = 1;

    /// Of a block, unless a single command is longer: a row of PostgreSQL's pages of 8 KiB.
    static final int MOST_BYTES = 7_900;

    /// Version 1, checksum 4, session 4, count of the batch's rows 4, recordedAt 8.
    static final int HEADER = 21;

    static final int CHECKSUM_AT = 1;
    static final int ROWS_AT = 9;

    /// Records: the low four bits of their first byte; the partition is in the others.
    static final int TRAIT = 0;

    static final int HEADING = 1;
    static final int COMMAND = 2;
    static final int SINGLE_SET = 3;

    /// Changes in a command.
    static final int BORN = 0;

    static final int HEADED = 1;
    static final int SET = 2;
    static final int REMOVED = 3;
    static final int GONE = 4;
    static final int LATE = 5;

    private final Vocabulary vocabulary;
    private final AttributeCoding coding;
    private final int session;
    private final BitSet traits = new BitSet();
    private final BitSet headings = new BitSet();

    private final ByteWriter bytes = new ByteWriter(2 * MOST_BYTES);
    private final List<byte[]> rows = new ArrayList<>();

    /// What the block has so far: its records are written as distances from these.
    private final boolean[] seen = new boolean[Partitioning.PARTITIONS];

    private long near;
    private int writer;
    private boolean isOpen;

    /// Writes for a journal in which some traits and headings are explained already.
    ///
    /// @param session tells this server's blocks from those of any other
    BlockWriter(Vocabulary vocabulary, int session) {
        this.vocabulary = vocabulary;
        this.coding = new AttributeCoding(vocabulary.traits());
        this.session = session;
    }

    /// The numbers of the traits that were explained, as of now.
    BitSet traits() {
        return (BitSet) traits.clone();
    }

    BitSet headings() {
        return (BitSet) headings.clone();
    }

    /// Notes what the journal explains. Before the first batch.
    void know(BlockReader read) {
        traits.or(read.traits());
        headings.or(read.headings());
    }

    /// Writes a command of a partition. Commands of one partition come in the order of their
    /// offsets.
    void add(int partition, Ticket ticket) {
        for (var change : ticket.changes()) {
            explain(change, ticket.recordedAt());
        }
        record(ticket.recordedAt(), () -> command(partition, ticket));
        seen[partition] = true;
        near = ticket.recordedAt();
        writer = ticket.writer();
    }

    /// The blocks of all that was added since the last call.
    ///
    /// @param batch its number, which is part of the checksum
    List<byte[]> finish(long batch) {
        close();
        for (var row = 0; row < rows.size(); row++) {
            var block = rows.get(row);
            ByteWriter.setInt32(block, ROWS_AT, rows.size());
            ByteWriter.setInt32(block, CHECKSUM_AT, checksum(batch, row, block));
        }
        var finished = List.copyOf(rows);
        rows.clear();
        return finished;
    }

    /// What tells a batch from any other: the checksum of its first row.
    static int fingerprint(byte[] firstBlock) {
        return ByteBuffer.wrap(firstBlock).order(ByteOrder.LITTLE_ENDIAN).getInt(CHECKSUM_AT);
    }

    static int checksum(long batch, int row, byte[] block) {
        var checksum = new CRC32C();
        var place = new ByteWriter(12);
        place.int64(batch);
        place.int32(row);
        checksum.update(place.array(), 0, place.size());
        checksum.update(block, 0, CHECKSUM_AT);
        checksum.update(block, CHECKSUM_AT + 4, block.length - CHECKSUM_AT - 4);
        return (int) checksum.getValue();
    }

    /// Writes a record into this block, or as the first of the next if it does not fit.
    private void record(long recordedAt, Runnable record) {
        if (!isOpen) {
            open(recordedAt);
        }
        var before = bytes.size();
        record.run();
        if (bytes.size() > MOST_BYTES && before > HEADER) {
            bytes.cut(before);
            close();
            open(recordedAt);
            record.run();
        }
    }

    private void open(long recordedAt) {
        bytes.cut(0);
        bytes.octet(VERSION);
        bytes.int32(0);
        bytes.int32(session);
        bytes.int32(0);
        bytes.int64(recordedAt);
        Arrays.fill(seen, false);
        near = recordedAt;
        writer = 0;
        isOpen = true;
    }

    private void close() {
        if (isOpen) {
            rows.add(bytes.copy(0, bytes.size()));
            isOpen = false;
        }
    }

    private void command(int partition, Ticket ticket) {
        var changes = ticket.changes();
        var isSingle = changes.size() == 1 && changes.getFirst() instanceof Set;
        bytes.octet((partition << 4) | (isSingle ? SINGLE_SET : COMMAND));
        if (!seen[partition]) {
            bytes.number(ticket.offset());
        }
        bytes.number(ticket.number());
        bytes.signed(ticket.recordedAt() - near);
        bytes.signed((long) ticket.writer() - writer);
        bytes.number(ticket.quality());
        if (isSingle && changes.getFirst() instanceof Set(int trait, var attribute)) {
            coding.write(bytes, trait, attribute, ticket.recordedAt());
            return;
        }
        bytes.number(changes.size());
        for (var change : changes) {
            change(change, ticket.recordedAt());
        }
    }

    private void change(Change change, long recordedAt) {
        switch (change) {
            case Born(var id, int heading, var scopes) -> {
                bytes.octet(BORN);
                bytes.text(id.uri());
                bytes.number(heading);
                WordCoding.write(bytes, scopes);
            }
            case Headed(int heading, var scopes) -> {
                bytes.octet(HEADED);
                bytes.number(heading);
                WordCoding.write(bytes, scopes);
            }
            case Set(int trait, var attribute) -> {
                bytes.octet(SET);
                coding.write(bytes, trait, attribute, recordedAt);
            }
            case Late(int trait, var attribute) -> {
                bytes.octet(LATE);
                coding.write(bytes, trait, attribute, recordedAt);
            }
            case Removed(int trait) -> {
                bytes.octet(REMOVED);
                bytes.number(trait);
            }
            case Gone _ -> bytes.octet(GONE);
        }
    }

    private void explain(Change change, long recordedAt) {
        switch (change) {
            case Born(_, int heading, _) -> explainHeading(heading, recordedAt);
            case Headed(int heading, _) -> explainHeading(heading, recordedAt);
            case Set(int trait, var attribute) -> explainTraits(trait, attribute, recordedAt);
            case Late(int trait, var attribute) -> explainTraits(trait, attribute, recordedAt);
            case Removed _, Gone _ -> {}
        }
    }

    private void explainTraits(int number, Attribute attribute, long recordedAt) {
        if (!traits.get(number)) {
            var trait = vocabulary.traits().get(number);
            record(recordedAt, () -> trait(number, trait));
            traits.set(number);
        }
        for (var nested : attribute.subAttributes()) {
            explainTraits(vocabulary.traits().of(Trait.of(nested)), nested, recordedAt);
        }
    }

    private void trait(int number, Trait trait) {
        bytes.octet(TRAIT);
        bytes.number(number);
        WordCoding.write(bytes, trait);
    }

    private void explainHeading(int number, long recordedAt) {
        if (!headings.get(number)) {
            var heading = vocabulary.headings().get(number);
            record(recordedAt, () -> heading(number, heading));
            headings.set(number);
        }
    }

    private void heading(int number, Heading heading) {
        bytes.octet(HEADING);
        bytes.number(number);
        WordCoding.write(bytes, heading);
    }
}
