package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.Change.Born;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes memory what the journal says: all that was ever committed, in its order.
final class Replay implements BlockReader.Commands {

    private final Realms realms;
    private final Applying applying;
    private final EntityForm form;
    private final Vocabulary vocabulary;
    private final BlockReader reader;
    private final Listeners listeners;
    private final RecentChanges recent;

    /// Of the batch that is being read, if anybody listens.
    private List<Committed> heard = new ArrayList<>();

    /// The entities of each partition by their numbers.
    private final @Nullable Cell[][] cells = new @Nullable Cell[Partitioning.PARTITIONS][0];

    private final long[] recordedAt = new long[Partitioning.PARTITIONS];
    private final int[] numbers = new int[Partitioning.PARTITIONS];
    private long births;
    private long commands;
    private Duration reading = Duration.ZERO;

    Replay(
            Realms realms,
            Vocabulary vocabulary,
            EntityForm form,
            Listeners listeners,
            RecentChanges recent) {
        this.recent = recent;
        this.realms = realms;
        this.form = form;
        this.vocabulary = vocabulary;
        this.listeners = listeners;
        this.applying = new Applying(form, vocabulary);
        this.reader = new BlockReader(vocabulary, this);
    }

    /// Begins with a snapshot.
    ///
    /// @throws IOException if it is damaged
    Mark load(Snapshots.Stored snapshot) throws IOException {
        var mark = new SnapshotLoader(realms, vocabulary, form, cells).load(snapshot);
        reader.resume(mark);
        recent.begin(mark.place());
        births = mark.births();
        for (var i = 0; i < Partitioning.PARTITIONS; i++) {
            recordedAt[i] = mark.lastRecordedAt().get(i);
            numbers[i] = (int) mark.lastNumbers().get(i);
        }
        return mark;
    }

    /// Reads a journal to its end, from a snapshot's batch on.
    ///
    /// @throws IllegalStateException if it is damaged
    void read(Journal journal, Optional<Mark> mark) {
        var begun = System.nanoTime();
        journal.replay(mark.map(Mark::batch).orElse(1L), reader);
        reader.end();
        reading = Duration.ofNanos(System.nanoTime() - begun);
    }

    ReplayReport report(long snapshot, Duration loading) {
        return new ReplayReport(
                reader.batch(),
                snapshot,
                commands,
                reader.changes(),
                reader.bytes(),
                realms.entities(),
                loading,
                reading);
    }

    @Override
    public void command(BlockReader.Read read) {
        var partition = read.partition();
        var number = read.number();
        var changes = read.changes();
        if (changes.isEmpty()) {
            throw new IllegalStateException("a command that changes nothing");
        }
        commands++;
        recordedAt[partition] = read.recordedAt();
        if (changes.getFirst() instanceof Born born) {
            births++;
            place(partition, number, born);
        }
        var known = cells[partition];
        var cell = number < known.length ? known[number] : null;
        if (cell == null) {
            throw new IllegalStateException(
                    "partition %d has no entity number %d".formatted(partition, number));
        }
        var before = cell.committed();
        var after = applying.apply(before, changes, read.recordedAt());
        var heading = form.headingNumber(before, after);
        if (!listeners.isEmpty()) {
            var ended =
                    Applying.isGone(after) && before != null
                            ? form.shape(before).numbers()
                            : List.<Integer>of();
            heard.add(new Replayed(read, cell, heading, ended));
        }
        if (RecentChange.isSeen(changes)) {
            recent.addRead(
                    new RecentChange(
                            reader.batch(),
                            partition,
                            read.offset() + changes.size() - 1,
                            read.recordedAt(),
                            cell.id(),
                            form.headingOf(heading),
                            changes));
        }
        cell.realm().publish(cell, after, births);
        if (Applying.isGone(after)) {
            known[number] = null;
            cell.realm().population().decrementAndGet();
            cell.realm().removeIfVacant(cell);
        }
    }

    @Override
    public void end(long batch) {
        if (!heard.isEmpty()) {
            var offsets = new long[Partitioning.PARTITIONS];
            for (var i = 0; i < offsets.length; i++) {
                offsets[i] = reader.offset(i);
            }
            listeners.tell(new CommittedBatch(batch, heard, offsets));
            heard = new ArrayList<>();
        }
    }

    private void place(int partition, int number, Born born) {
        var realm = realms.of(form.headingOf(born.heading()).tenant());
        if (number >= cells[partition].length) {
            cells[partition] = Arrays.copyOf(cells[partition], Math.max(64, number + number / 2));
        }
        cells[partition][number] = realm.place(born.id());
        cells[partition][number].number(number);
        cells[partition][number].bornAs(number);
        realm.population().incrementAndGet();
        numbers[partition] = Math.max(numbers[partition], number);
    }

    BlockReader reader() {
        return reader;
    }

    long recordedAt(int partition) {
        return recordedAt[partition];
    }

    /// The highest number of an entity.
    int lastNumber(int partition) {
        return numbers[partition];
    }

    long births() {
        return births;
    }

    private record Replayed(BlockReader.Read read, Cell cell, int heading, List<Integer> ended)
            implements Committed {
        @Override
        public int partition() {
            return read.partition();
        }

        @Override
        public long offset() {
            return read.offset();
        }

        @Override
        public long recordedAt() {
            return read.recordedAt();
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
            return read.number();
        }

        @Override
        public int writer() {
            return read.writer();
        }

        @Override
        public int quality() {
            return read.quality();
        }

        @Override
        public List<Change> changes() {
            return read.changes();
        }
    }
}
