package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.SnapshotFiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// What a million entities of ten attributes take of the heap, and how long a restart from a
/// snapshot and a million changes takes. Another number of entities may be given.
///
/// It fails above 1,000 bytes an entity, and above 5 s up to a million of them; with more, give it
/// the heap that they need (`CITYPLANE_HEAP=12g`), and the time is only reported. The restart is in
/// the same process, so its code is compiled already; a new process takes the JVM's start besides.
public final class HeartRestart {

    private static final int CHANGES = 1_000_000;
    private static final int MANY = 1_000_000;
    private static final SnapshotSettings WHEN_ASKED =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);

    private HeartRestart() {}

    public static void main(String... arguments) throws Exception {
        var entities = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var report = new ObjectMapper().createObjectNode();
        report.put("benchmark", "heart-restart").put("entities", entities);
        report.put("changesReplayed", CHANGES);
        report.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        boolean held;
        var folder = Files.createTempDirectory("cityplane snapshots ");
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            write(where, folder, entities, report);
            held = restart(where, folder, entities, report);
        }
        new SnapshotFiles(folder).list().getFirst().delete();
        Files.delete(folder);
        report.put("held", held);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    private static void write(JournalDatabase where, Path folder, int entities, ObjectNode report)
            throws InterruptedException {
        try (var twin = open(where, folder)) {
            var load = new HeartLoad(twin, entities);
            load.fill();
            twin.takeSnapshot();
            var snapshot = twin.figures().lastSnapshot().orElseThrow();
            report.put("snapshotMillis", snapshot.took().toMillis());
            report.put("snapshotBytes", snapshot.bytes());
            load.change(CHANGES);
        }
    }

    private static boolean restart(
            JournalDatabase where, Path folder, int entities, ObjectNode report) {
        var before = usedBytes();
        try (var twin = open(where, folder)) {
            var replayed = twin.replayed();
            var bytes = (double) (usedBytes() - before) / entities;
            report.put("loadingMillis", replayed.loading().toMillis());
            report.put("replayMillis", replayed.reading().toMillis());
            report.put("heapBytesPerEntity", Math.round(bytes));
            return replayed.snapshotBatch() > 0
                    && replayed.changes() >= CHANGES
                    && replayed.entities() == entities
                    && (replayed.took().toMillis() <= 5_000 || entities > MANY)
                    && bytes <= 1_000;
        }
    }

    private static CityTwin open(JournalDatabase where, Path folder) {
        return CityTwin.open(
                Foundation.of(PostgresJournal.open(where))
                        .with(new SnapshotFiles(folder), WHEN_ASKED),
                TwinSettings.USUAL,
                InstantSource.system());
    }

    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
