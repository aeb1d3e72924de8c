package io.cityplane.twin.domain;

import io.cityplane.twin.domain.SnapshotEntities.Read;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Makes memory what a snapshot says: the parts on all cores, then the indexes in the order in
/// which the entities came into being.
final class SnapshotLoader {

    private final Realms realms;
    private final Vocabulary vocabulary;
    private final EntityForm form;

    /// By their numbers, of each partition.
    private final @Nullable Cell[][] cells;

    SnapshotLoader(
            Realms realms, Vocabulary vocabulary, EntityForm form, @Nullable Cell[][] cells) {
        this.realms = realms;
        this.vocabulary = vocabulary;
        this.form = form;
        this.cells = cells;
    }

    /// Reads one into what is empty.
    ///
    /// @throws IOException if it is damaged; what it was read into is of no use then
    Mark load(Snapshots.Stored snapshot) throws IOException {
        try {
            var mark = words(snapshot);
            publish(entities(snapshot));
            return mark;
        } catch (RuntimeException e) {
            throw new IOException("it does not make sense: " + e, e);
        }
    }

    private Mark words(Snapshots.Stored snapshot) throws IOException {
        var marks = new ArrayList<Mark>();
        var words = new SnapshotWords(vocabulary);
        snapshot.read(Snapshots.WORDS, block -> marks.add(words.read(block)));
        if (marks.size() != 1 || marks.getFirst().batch() != snapshot.batch()) {
            throw new IOException("its words are of another snapshot");
        }
        return marks.getFirst();
    }

    /// In the order of their births.
    private Read[] entities(Snapshots.Stored snapshot) throws IOException {
        var tasks = new ArrayList<Callable<List<Read>>>();
        for (var part = 0; part < Partitioning.PARTITIONS; part++) {
            var partition = part;
            tasks.add(() -> part(snapshot, partition));
        }
        var all = new ArrayList<Read>();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (var part : pool.invokeAll(tasks)) {
                all.addAll(part.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException damaged
                    ? damaged
                    : new IOException("it does not make sense: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        var sorted = all.toArray(Read[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    private List<Read> part(Snapshots.Stored snapshot, int partition) throws IOException {
        var read = new ArrayList<Read>();
        var known = new BitSet();
        snapshot.read(
                partition,
                block ->
                        SnapshotEntities.read(
                                block,
                                (id, number, birth, packed) -> {
                                    if (known.get(number)) {
                                        return;
                                    }
                                    known.set(number);
                                    var tenant = form.heading(packed).tenant();
                                    var cell = realms.of(tenant).place(id);
                                    cell.number(number);
                                    cell.bornAs(number);
                                    note(partition, number, cell);
                                    read.add(new Read(cell, birth, packed));
                                }));
        return read;
    }

    private void note(int partition, int number, Cell cell) {
        if (number >= cells[partition].length) {
            cells[partition] = Arrays.copyOf(cells[partition], Math.max(64, number + number / 2));
        }
        cells[partition][number] = cell;
    }

    private static void publish(Read[] entities) {
        for (var entity : entities) {
            var realm = entity.cell().realm();
            realm.publish(entity.cell(), entity.take(), entity.birth());
            realm.population().incrementAndGet();
        }
    }
}
