package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Tells from the journal what memory does not have any more, without holding up who writes it.
///
/// The journal names entities by numbers. So it is read from the newest snapshot on that is before
/// what is to be told, or from its beginning; of the snapshot only names and headings are kept. For
/// one thread.
final class JournalTale {

    private final CityTwin twin;
    private final Vocabulary vocabulary;
    private final EntityForm form;
    private final NamesThen names = new NamesThen();
    private final BlockReader reader;
    private final long[] told;
    private final List<RecentChange> untold = new ArrayList<>();
    private final int most;
    private final Listener listener;
    private final long firstBatch;

    /// Takes in changes, with the place after the last of them.
    interface Listener {
        /// Takes in some, in order; what it throws ends the tale.
        void told(List<RecentChange> changes, Vocabulary vocabulary, Positions.Place next);
    }

    /// A tale that has read nothing yet.
    ///
    /// @param from what is before is not told
    /// @param most so many are told at once
    private JournalTale(CityTwin twin, Positions.Place from, int most, Listener listener) {
        this.twin = twin;
        this.most = most;
        this.listener = listener;
        firstBatch = from.batch();
        told = from.offsets().clone();
        vocabulary = new Vocabulary(twin.settings());
        form = new EntityForm(vocabulary);
        reader = new BlockReader(vocabulary, new Reading());
    }

    /// Makes ready to tell what comes after a place.
    ///
    /// @throws IOException if the snapshot that it takes is damaged, with all that are older
    static JournalTale from(CityTwin twin, Positions.Place place, int most, Listener listener)
            throws IOException {
        IOException damaged = null;
        for (var snapshot : snapshots(twin)) {
            if (snapshot.batch() <= place.batch()) {
                try {
                    var tale = new JournalTale(twin, place, most, listener);
                    tale.load(snapshot);
                    return tale;
                } catch (IOException e) {
                    damaged = e;
                }
            }
        }
        if (damaged != null) {
            throw damaged;
        }
        return new JournalTale(twin, place, most, listener);
    }

    private static List<Snapshots.Stored> snapshots(CityTwin twin) throws IOException {
        var snapshots = twin.foundation().snapshots();
        return snapshots.isPresent() ? snapshots.get().list() : List.of();
    }

    private void load(Snapshots.Stored snapshot) throws IOException {
        try {
            var words = new SnapshotWords(vocabulary);
            var marks = new ArrayList<Mark>();
            snapshot.read(Snapshots.WORDS, block -> marks.add(words.read(block)));
            for (var part = 0; part < Partitioning.PARTITIONS; part++) {
                var partition = part;
                snapshot.read(
                        part,
                        block ->
                                SnapshotEntities.read(
                                        block,
                                        (id, number, _, packed) ->
                                                put(
                                                        partition,
                                                        number,
                                                        id,
                                                        form.headingNumber(packed))));
            }
            reader.resume(marks.getFirst());
        } catch (RuntimeException e) {
            throw new IOException("it does not make sense: " + e, e);
        }
    }

    private void put(int partition, int number, EntityId id, int heading) {
        names.put(partition, number, twin.known(tenant(heading), id), heading);
    }

    private Tenant tenant(int heading) {
        return vocabulary.heading(heading).tenant();
    }

    /// Tells what the journal has up to a batch. May be called again with a later one.
    ///
    /// @throws Restart.UnfitSnapshot if the journal does not have any more what comes first
    /// @throws IllegalStateException if it cannot be read
    void read(long last) {
        twin.foundation().journal().read(reader.batch() + 1, last, this::row);
        reader.end();
        tellAll(place());
    }

    private void row(long batch, int row, byte[] block) {
        if (reader.batch() == 0 && batch > 1) {
            throw new Restart.UnfitSnapshot("the journal begins with batch " + batch);
        }
        reader.row(batch, row, block);
    }

    private Positions.Place place() {
        var offsets = new long[Partitioning.PARTITIONS];
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = Math.max(told[i], reader.offset(i));
        }
        return new Positions.Place(Math.max(firstBatch, reader.batch()), offsets);
    }

    private void tellAll(Positions.Place end) {
        for (var from = 0; from < untold.size(); from += most) {
            var to = Math.min(untold.size(), from + most);
            var part = List.copyOf(untold.subList(from, to));
            for (var change : part) {
                told[change.partition()] = change.offset();
            }
            var next =
                    to == untold.size()
                            ? end
                            : new Positions.Place(
                                    Math.max(firstBatch, untold.get(to).batch() - 1), told.clone());
            listener.told(part, vocabulary, next);
        }
        if (untold.isEmpty()) {
            listener.told(List.of(), vocabulary, end);
        }
        untold.clear();
        System.arraycopy(end.offsets(), 0, told, 0, told.length);
    }

    /// What the journal's reader finds.
    private final class Reading implements BlockReader.Commands {

        @Override
        public void command(BlockReader.Read read) {
            var partition = read.partition();
            var number = read.number();
            for (var change : read.changes()) {
                switch (change) {
                    case Change.Born born -> put(partition, number, born.id(), born.heading());
                    case Change.Headed(int heading, _) -> names.head(partition, number, heading);
                    case Change.Set _, Change.Late _, Change.Removed _, Change.Gone _ -> {}
                }
            }
            note(read);
            if (read.changes().getLast() instanceof Change.Gone) {
                names.remove(partition, number);
            }
        }

        private void note(BlockReader.Read read) {
            var last = read.offset() + read.changes().size() - 1;
            if (last > told[read.partition()] && RecentChange.isSeen(read.changes())) {
                var id = names.id(read.partition(), read.number());
                var heading = names.heading(read.partition(), read.number());
                untold.add(
                        new RecentChange(
                                reader.batch(),
                                read.partition(),
                                last,
                                read.recordedAt(),
                                id,
                                vocabulary.heading(heading),
                                read.changes()));
            }
        }

        @Override
        public void end(long batch) {
            if (untold.size() >= most) {
                tellAll(place());
            }
        }
    }
}
