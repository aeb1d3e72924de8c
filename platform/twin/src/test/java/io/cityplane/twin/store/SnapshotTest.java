package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Outcome.AlreadyExists;
import io.cityplane.twin.Position;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.CommitListener;
import io.cityplane.twin.domain.CommittedBatch;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.RandomCity;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.domain.Twins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Snapshots, and what a restart makes of them.
class SnapshotTest {

    /// Only when asked for.
    private static final SnapshotSettings NEVER =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);

    private final JournalInMemory journal = new JournalInMemory();
    private final Random random = new Random(11);
    private final RandomCity city = new RandomCity(12, 60);

    @TempDir Path folder;

    @Test
    @DisplayName(
            "a restart from a snapshot makes what the whole journal makes, and goes on from it")
    void same() throws Exception {
        try (var twin = open()) {
            for (var round = 0; round < 4; round++) {
                change(twin, 300);
                assertThat(twin.takeSnapshot()).isTrue();
            }
            change(twin, 100);
        }
        assertSameAsJournal();
        try (var twin = open()) {
            // Numbers of entities go on where they were.
            change(twin, 100);
        }
        assertSameAsJournal();
        assertThat(folders()).hasSize(2);
    }

    @Test
    @DisplayName("taken while many write, a snapshot is exact at its batch")
    void whileWriting() throws Exception {
        for (var round = 0; round < 5; round++) {
            try (var twin = open()) {
                var writers = new Writers(twin, 8, round);
                var churn = churn(twin);
                writers.awaitEach(3);
                for (var i = 0; i < 3; i++) {
                    assertThat(twin.takeSnapshot()).isTrue();
                }
                writers.awaitEach(3);
                churn.interrupt();
                churn.join();
                writers.stop();
            }
            try (var twin = open()) {
                assertThat(twin.replayed().snapshotBatch()).isPositive();
                assertThat(twin.replayed().changes()).isPositive();
            }
            assertSameAsJournal();
        }
    }

    /// Entities that come and go, so that some are gone, or others of their name, when they are
    /// written down.
    private static Thread churn(CityTwin twin) {
        return Thread.startVirtualThread(() -> {
            for (var i = 0; !Thread.currentThread().isInterrupted(); i++) {
                var commands = new ArrayList<Command>();
                for (var j = 0; j < 40; j++) {
                    var name = "churn" + (i * 7 + j) % 200;
                    commands.add(j % 2 == 0 ? new Delete(id(name)) : new Create(charger(name)));
                }
                twin.append(CITY, commands, Caller.theCity()).join();
            }
        });
    }

    @Test
    @DisplayName("any damage of a snapshot is found: the one before it is taken, or the journal")
    void damaged() throws Exception {
        try (var twin = open()) {
            change(twin, 300);
            twin.takeSnapshot();
            change(twin, 300);
            twin.takeSnapshot();
            change(twin, 50);
        }
        var batches = folders().stream().map(it -> batch(it)).toList();
        for (var i = 0; i < 40; i++) {
            var undo = damage(folders().get(1));
            try (var twin = open()) {
                assertThat(twin.replayed().snapshotBatch()).isEqualTo(batches.get(0));
            }
            assertSameAsJournal();
            undo.run();
        }
        damage(folders().get(0));
        damage(folders().get(1));
        try (var twin = open()) {
            assertThat(twin.replayed().snapshotBatch()).isZero();
        }
        assertSameAsJournal();
    }

    @Test
    @DisplayName("a snapshot of another journal is not used, nor one ahead of an older journal")
    void foreign() throws Exception {
        var other = new JournalInMemory();
        try (var twin = open(other)) {
            for (var i = 0; i < 30; i++) {
                run(twin, new Create(charger("other" + i)));
            }
            twin.takeSnapshot();
        }
        try (var twin = open()) {
            for (var i = 0; i < 10; i++) {
                run(twin, new Create(charger("n" + i)));
            }
            assertThat(twin.replayed().snapshotBatch()).isZero();
        }
        try (var twin = open()) {
            assertThat(twin.replayed().snapshotBatch()).isZero();
            for (var i = 10; i < 40; i++) {
                run(twin, new Create(charger("n" + i)));
            }
        }
        try (var twin = open()) {
            assertThat(twin.replayed().snapshotBatch()).isZero();
            assertThat(twin.figures().entities()).isEqualTo(40);
        }
    }

    @Test
    @DisplayName("a listener that is behind the newest snapshot hears all from the one before on")
    void listener() throws Exception {
        Position middle;
        try (var twin = open()) {
            run(twin, new Create(charger("1")));
            twin.takeSnapshot();
            run(twin, new Create(charger("2")));
            middle = twin.position();
            run(twin, new Delete(id("1")));
            twin.takeSnapshot();
            run(twin, new Create(charger("3")));
        }
        var listener = new Hearing(middle);
        var foundation = foundation(journal).with(List.of(listener));
        try (var twin = CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system())) {
            assertThat(twin.replayed().snapshotBatch()).isEqualTo(1);
            assertThat(listener.heard).containsExactly(id("1").uri(), id("3").uri());
        }
    }

    @Test
    @DisplayName("snapshots come by themselves, and those that nobody needs go")
    void byThemselves() throws Exception {
        var often = new SnapshotSettings(Duration.ofDays(1), 1, 1);
        var foundation = Foundation.of(journal).with(new SnapshotFiles(folder), often);
        try (var twin = CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system())) {
            run(twin, new Create(charger("1", number("power", 1))));
        }
        try (var twin = open()) {
            assertThat(twin.replayed().snapshotBatch()).isEqualTo(1);
            assertThat(twin.replayed().changes()).isZero();
            assertThat(run(twin, new Create(charger("1")))).isEqualTo(new AlreadyExists());
        }
    }

    @Test
    @DisplayName("a snapshot that fails leaves the twin as it is, and is told to the operator")
    void fails() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var foundation = Foundation.of(journal).with(new SnapshotFiles(file), NEVER);
        try (var twin = CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system())) {
            run(twin, new Create(charger("1")));
            assertThat(twin.takeSnapshot()).isFalse();
            assertThat(twin.figures().snapshotTrouble()).isPresent();
            assertThat(run(twin, new Delete(id("1")))).isNotNull();
        }
        var closed = open();
        closed.close();
        assertThat(closed.takeSnapshot()).isFalse();
    }

    private void change(CityTwin twin, int commands) {
        for (var i = 0; i < commands; i++) {
            run(twin, city.command());
        }
    }

    private void assertSameAsJournal() {
        try (var fromSnapshot = open();
                var fromJournal = Twins.on(journal)) {
            assertThat(everything(fromSnapshot)).isEqualTo(everything(fromJournal));
            assertThat(fromSnapshot.position()).isEqualTo(fromJournal.position());
            assertThat(fromSnapshot.figures().entities())
                    .isEqualTo(fromJournal.figures().entities());
            assertThat(fromSnapshot.types(CITY, Viewer.everything()))
                    .isEqualTo(fromJournal.types(CITY, Viewer.everything()));
        }
    }

    private static List<Entity> everything(CityTwin twin) {
        var all = new EntityQuery(List.of(), Set.of(), Set.of(), 0, 100_000, Counting.NOT_COUNTED);
        return twin.query(CITY, all, Viewer.everything()).entities();
    }

    private CityTwin open() {
        return open(journal);
    }

    private CityTwin open(JournalInMemory on) {
        return CityTwin.open(foundation(on), TwinSettings.USUAL, InstantSource.system());
    }

    private Foundation foundation(JournalInMemory on) {
        return Foundation.of(on).with(new SnapshotFiles(folder), NEVER);
    }

    /// Oldest first.
    private List<Path> folders() throws IOException {
        try (var found = Files.list(folder)) {
            return found.sorted().toList();
        }
    }

    private static long batch(Path snapshot) {
        return Long.parseLong(snapshot.getFileName().toString());
    }

    /// Flips a bit of one of the files, cuts it off, or removes it.
    private Undo damage(Path snapshot) throws IOException {
        List<Path> files;
        try (var found = Files.list(snapshot)) {
            files = found.filter(it -> it.toFile().length() > 0).sorted().toList();
        }
        var file = files.get(random.nextInt(files.size()));
        var bytes = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> {
                var flipped = bytes.clone();
                flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
            }
            case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            default -> Files.delete(file);
        }
        return () -> Files.write(file, bytes);
    }

    private interface Undo {
        void run() throws IOException;
    }

    private static final class Hearing implements CommitListener {

        private final Position kept;
        private final List<String> heard = new ArrayList<>();

        private Hearing(Position kept) {
            this.kept = kept;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Position kept() {
            return kept;
        }

        @Override
        public void committed(CommittedBatch batch, Words words) {
            batch.commands().forEach(it -> heard.add(it.id().uri()));
        }
    }

    @Test
    @DisplayName("a journal without its beginning needs a snapshot, and says so")
    void beginningDropped() throws Exception {
        try (var twin = open()) {
            change(twin, 300);
            twin.takeSnapshot();
            change(twin, 20);
        }
        var batch = batch(folders().getFirst());
        journal.dropBefore(batch);
        try (var twin = open()) {
            assertThat(twin.replayed().snapshotBatch()).isEqualTo(batch);
        }
        assertThatThrownBy(() -> Twins.on(journal))
                .hasMessageContaining("begins with batch " + batch);
    }
}
