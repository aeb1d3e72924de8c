package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.Fsck;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.RandomCity;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.Snapshots;
import io.cityplane.twin.domain.TwinSettings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Planted corruptions, and what is said of them.
class FsckTest {

    private static final SnapshotSettings NEVER =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);

    private final JournalInMemory journal = new JournalInMemory();

    @TempDir Path folder;

    @BeforeEach
    void write() throws InterruptedException {
        var city = new RandomCity(5, 40);
        var foundation = Foundation.of(journal).with(new SnapshotFiles(folder), NEVER);
        try (var twin = CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system())) {
            for (var i = 0; i < 300; i++) {
                run(twin, city.command());
                if (i == 100 || i == 200) {
                    twin.takeSnapshot();
                }
            }
        }
    }

    @Test
    @DisplayName(
            "a healthy store has no findings, with all of the journal or without its beginning")
    void healthy() throws IOException {
        assertThat(check(journal)).isEmpty();
        journal.dropBefore(batch(0));
        assertThat(check(journal)).isEmpty();
    }

    @Test
    @DisplayName("journal: a flipped bit, a row lost, a batch lost, doubled, or swapped are named")
    void journal() {
        var batches = journal.batches();
        var last = batches.size() - 1;
        var flipped = new ArrayList<>(batches);
        var block = batches.get(last).getFirst().clone();
        block[block.length / 2] ^= 4;
        flipped.set(last, List.of(block));
        assertFound(flipped, "journal", "batch %d, row 0".formatted(last + 1));

        var lost = new ArrayList<>(batches);
        lost.remove(last - 3);
        assertFound(lost, "journal", "batch %d, row 0".formatted(last - 2));

        var doubled = new ArrayList<>(batches);
        doubled.add(last, batches.get(last - 1));
        assertFound(doubled, "journal", "batch %d, row 0".formatted(last + 1));

        var swapped = new ArrayList<>(batches);
        swapped.set(last, batches.get(last - 1));
        swapped.set(last - 1, batches.get(last));
        assertFound(swapped, "journal", "batch %d, row 0".formatted(last));
    }

    @Test
    @DisplayName("a journal that ends before a snapshot is named")
    void cutOff() {
        var batches = journal.batches();
        assertFound(batches.subList(0, (int) batch(1) - 5), "snapshot", "ends before");
    }

    @Test
    @DisplayName("snapshots: a part flipped, cut off or missing, a manifest damaged or missing")
    void snapshots() throws IOException {
        var part = files(1).resolve("03.part");
        var bytes = Files.readAllBytes(part);
        var flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        Files.write(part, flipped);
        assertFound(journal.batches(), "snapshot after batch " + batch(1), "03.part");
        Files.write(part, Arrays.copyOf(bytes, bytes.length - 1));
        assertFound(journal.batches(), "snapshot after batch " + batch(1), "03.part");
        Files.delete(part);
        assertFound(journal.batches(), "snapshot after batch " + batch(1), "03.part");
        Files.write(part, bytes);

        var manifest = files(0).resolve("manifest");
        var text = Files.readString(manifest);
        Files.writeString(manifest, text.replaceFirst("batch", "Batch"));
        assertFound(journal.batches(), "snapshots", "manifest");
        Files.delete(manifest);
        assertFound(journal.batches(), "snapshots", "manifest");
    }

    @Test
    @DisplayName("a snapshot with right checksums and a wrong value is found by comparing entities")
    void wrongValue() throws IOException {
        var files = new SnapshotFiles(folder);
        var right = files.list().getFirst();
        try (var draft = files.begin(right.batch())) {
            for (var part = 0; part < Snapshots.PARTS; part++) {
                var at = part;
                right.read(
                        part,
                        block -> {
                            var changed = block.clone();
                            if (at == 3) {
                                // Of the first entity: the creation, behind number, birth, id.
                                var id = 2 + Byte.toUnsignedInt(block[2]);
                                changed[id + 12] ^= 1;
                            }
                            draft.block(at, changed, changed.length);
                        });
            }
            draft.finish(right.position());
        }
        assertFound(journal.batches(), "snapshot after batch " + right.batch(), "something else");
    }

    private void assertFound(List<List<byte[]>> batches, String where, String what) {
        assertThat(check(journalOf(batches)))
                .anySatisfy(
                        it -> {
                            assertThat(it.where()).startsWith(where);
                            assertThat(it.what()).contains(what);
                        });
    }

    private List<Fsck.Finding> check(JournalInMemory checked) {
        return Fsck.check(checked, Optional.of(new SnapshotFiles(folder)), TwinSettings.USUAL);
    }

    private static JournalInMemory journalOf(List<List<byte[]>> batches) {
        var journal = new JournalInMemory();
        for (var i = 0; i < batches.size(); i++) {
            journal.append(i + 1L, batches.get(i));
        }
        return journal;
    }

    /// Of the older snapshot (0) or the newer one (1).
    private Path files(int which) {
        try (var found = Files.list(folder)) {
            return found.sorted().toList().get(which);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long batch(int which) {
        return Long.parseLong(files(which).getFileName().toString());
    }
}
