package io.cityplane.conformance;

import io.cityplane.kernel.Viewer;
import io.cityplane.testing.CrashDatabase;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Change;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.CommitListener;
import io.cityplane.twin.domain.CommittedBatch;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.Fsck;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.SnapshotFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What must be so after a crash: each entity shows the last value that was acknowledged, or one
/// that was on its way; the journal has each of its values once, in order, with times that never
/// fall within a partition; and every snapshot leads to the same state as the whole journal.
final class DrillCheck {

    private final CrashDatabase database;
    private final SnapshotFiles snapshots;
    private final Path folder;
    private final long[] sent;
    private final long[] acknowledged;
    private final List<String> faults = new ArrayList<>();
    private long changes;

    DrillCheck(CrashDatabase database, Path folder, long[] sent, long[] acknowledged) {
        this.database = database;
        this.folder = folder;
        this.snapshots = new SnapshotFiles(folder);
        this.sent = sent;
        this.acknowledged = acknowledged;
    }

    /// How many changes the journal has.
    long changes() {
        return changes;
    }

    /// What is wrong; nothing if all is well.
    List<String> faults(Repeats repeats) {
        try (var journal = open()) {
            for (var finding : Fsck.check(journal, Optional.of(snapshots), TwinSettings.USUAL)) {
                faults.add("fsck: " + finding);
            }
        }
        var heard = new Heard(repeats);
        try (var twin =
                CityTwin.open(
                        Foundation.of(open()).with(List.of(heard)),
                        TwinSettings.USUAL,
                        InstantSource.system())) {
            changes = twin.replayed().changes();
            compare(twin);
        }
        return faults;
    }

    /// As the server starts: from the newest snapshot that is whole.
    private void compare(CityTwin whole) {
        for (var i = 0; i < DrillWriter.WRITERS; i++) {
            var found = whole.find(Tenant.DEFAULT, DrillWriter.id(i), Viewer.everything());
            var value = found.map(DrillWriter::value).orElse(0L);
            if (value < acknowledged[i] || value > sent[i]) {
                faults.add(
                        "entity %d shows %d; acknowledged %d, sent %d"
                                .formatted(i, value, acknowledged[i], sent[i]));
            }
        }
    }

    /// Damages the newest snapshot, checks that this is named and that a start comes to the right
    /// state in spite of it, then removes it.
    ///
    /// @return 1 if there was one
    int damage() throws IOException {
        var list = snapshots.list();
        if (list.size() < 2) {
            return 0;
        }
        var newest = folder.resolve("%019d".formatted(list.getFirst().batch()));
        var file = hit(newest);
        try (var journal = open()) {
            var named =
                    Fsck.check(journal, Optional.of(snapshots), TwinSettings.USUAL).stream()
                            .anyMatch(it ->
                                    it.what().contains(file.getFileName().toString())
                                            || it.what().contains("manifest"));
            if (!named) {
                throw new IllegalStateException("fsck does not name what was done to " + file);
            }
        }
        try (var twin =
                CityTwin.open(
                        Foundation.of(open()).with(snapshots, HeartDrill.NEVER),
                        TwinSettings.USUAL,
                        InstantSource.system())) {
            if (twin.replayed().snapshotBatch() >= list.getFirst().batch()) {
                throw new IllegalStateException("the damaged snapshot was used: " + file);
            }
            compare(twin);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.valueOf(faults));
        }
        try (var files = Files.list(newest)) {
            for (var one : files.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(newest);
        return 1;
    }

    /// Cuts a file short or flips a bit, of one of the snapshot's that are not empty.
    private static Path hit(Path snapshot) throws IOException {
        var random = ThreadLocalRandom.current();
        List<Path> files;
        try (var all = Files.list(snapshot)) {
            files = all.filter(it -> it.toFile().length() > 0).toList();
        }
        var file = files.get(random.nextInt(files.size()));
        var bytes = Files.readAllBytes(file);
        if (random.nextInt(2) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
        } else {
            Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
        return file;
    }

    private PostgresJournal open() {
        return PostgresJournal.open(
                JournalDatabase.at(database.jdbcUrl(), database.username(), database.password()));
    }

    /// Hears the whole journal.
    private final class Heard implements CommitListener {

        private final Repeats repeats;
        private final Map<String, Double> last = new HashMap<>();
        private final Map<Integer, Long> times = new HashMap<>();

        private Heard(Repeats repeats) {
            this.repeats = repeats;
        }

        @Override
        public String name() {
            return "drill";
        }

        @Override
        public Position kept() {
            return Position.BEGINNING;
        }

        @Override
        public void committed(CommittedBatch batch, Words words) {
            for (var command : batch.commands()) {
                var before = times.put(command.partition(), command.recordedAt());
                if (before != null && before > command.recordedAt()) {
                    faults.add("recordedAt falls in partition " + command.partition());
                }
                for (var change : command.changes()) {
                    if (change instanceof Change.Set(int trait, var attribute)
                            && attribute.value() instanceof Value.Numeric(double value)) {
                        check(command.id().uri() + " " + words.trait(trait).name(), value);
                    }
                }
            }
        }

        private void check(String series, double value) {
            var before = last.getOrDefault(series, 0.0);
            var isRepeated = repeats == Repeats.POSSIBLE && value == before;
            if (value != before + 1 && !isRepeated) {
                faults.add("%s has %s after %s".formatted(series, value, before));
            }
            last.put(series, value);
        }
    }

    /// Whether a writer may have sent a value again that it was told is uncertain.
    enum Repeats {
        NONE,
        POSSIBLE
    }
}
