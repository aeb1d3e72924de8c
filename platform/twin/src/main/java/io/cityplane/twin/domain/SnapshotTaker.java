package io.cityplane.twin.domain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Takes a snapshot while the twin goes on: the state exactly as of one batch.
final class SnapshotTaker {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Writer writer;
    private final Kept kept;
    private final Realms realms;
    private final Vocabulary vocabulary;
    private final EntityForm form;

    SnapshotTaker(Writer writer, Kept kept, Realms realms, Vocabulary vocabulary, EntityForm form) {
        this.writer = writer;
        this.kept = kept;
        this.realms = realms;
        this.vocabulary = vocabulary;
        this.form = form;
    }

    /// Writes one. One thread at a time.
    ///
    /// @return where it is exact
    /// @throws IllegalStateException if the twin takes no changes any more
    Mark take(Snapshots snapshots) throws IOException, InterruptedException {
        var asked = writer.mark();
        try {
            var mark = asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (mark.batch() == 0) {
                throw new IOException("the journal is empty");
            }
            try (var draft = snapshots.begin(mark.batch())) {
                var shapes = writeEntities(draft);
                var words = new SnapshotWords(vocabulary).write(mark, shapes);
                draft.block(Snapshots.WORDS, words, words.length);
                draft.finish(Positions.of(mark.batch(), mark.place().offsets()).text());
            }
            return mark;
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the journal has taken nothing for " + PATIENCE, e);
        } finally {
            asked.cancel(false);
            kept.end();
        }
    }

    /// @return the shapes that they have
    private BitSet writeEntities(Snapshots.Draft draft) throws IOException {
        var shapes = new BitSet();
        var parts = new ArrayList<SnapshotEntities.To>();
        for (var i = 0; i < Partitioning.PARTITIONS; i++) {
            parts.add(new SnapshotEntities.To(draft, i));
        }
        for (var realm : realms.all()) {
            var cursor = realm.everybody().cursor();
            for (var cell = cursor.next(); cell != null; cell = cursor.next()) {
                var was = Kept.Was.of(cell);
                if (!kept.has(cell)) {
                    write(was, parts, shapes);
                }
            }
        }
        for (var was : kept.all()) {
            write(was, parts, shapes);
        }
        for (var part : parts) {
            part.end();
        }
        return shapes;
    }

    private void write(Kept.Was was, List<SnapshotEntities.To> parts, BitSet shapes)
            throws IOException {
        var packed = was.bytes();
        if (packed != null) {
            var cell = was.cell();
            shapes.set(form.shapeNumber(packed));
            parts.get(Partitioning.of(cell.realm().tenant(), cell.id()))
                    .entity(cell.id(), was.number(), was.birth(), packed);
        }
    }
}
