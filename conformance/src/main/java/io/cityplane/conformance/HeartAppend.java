package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.Journal;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// How many changes a second the twin makes durable with 64 and with 512 in flight, the load in the
/// same process; beside it, in the same run, the same twin on a file of its own, and PostgreSQL
/// alone.
///
/// It fails below 70,000 a second at 64, and 300,000 with a 99th percentile of 5 ms at 512; on one
/// entity (`hot`) below 70 % of these.
public final class HeartAppend {

    private static final int ENTITIES = 20_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int FEW = 64;
    private static final int MANY = 512;

    private HeartAppend() {}

    public static void main(String... arguments) throws Exception {
        var isHot = List.of(arguments).contains("hot");
        var report = new ObjectMapper().createObjectNode();
        report.put("benchmark", isHot ? "heart-hot" : "heart-append");
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        bare(report.putObject("postgresAlone"));
        measure(new FileJournal(), isHot, report.putObject("twinOnOwnFile"));
        boolean held;
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            var part = isHot ? 0.7 : 1.0;
            var result = report.putObject("twinOnPostgres");
            measure(PostgresJournal.open(where), isHot, result);
            var few = result.get("inFlight" + FEW);
            var many = result.get("inFlight" + MANY);
            held =
                    few.get("changesPerSecond").asLong() >= 70_000 * part
                            && many.get("changesPerSecond").asLong() >= 300_000 * part
                            && many.get("p99Millis").asDouble() <= 5;
        }
        report.put("held", held);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    /// Commits of one row each, by one connection.
    private static void bare(ObjectNode result) throws Exception {
        try (var database = TestDatabase.start("twin");
                var journal =
                        PostgresJournal.open(
                                JournalDatabase.at(
                                        database.jdbcUrl(),
                                        database.username(),
                                        database.password()))) {
            var rows = List.of(new byte[1_000]);
            var count = 0L;
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < 2_000_000_000L) {
                journal.append(++count, rows);
            }
            result.put("commitsPerSecond", count / 2);
        }
    }

    private static void measure(Journal journal, boolean isHot, ObjectNode result)
            throws InterruptedException {
        try (var twin =
                CityTwin.open(Foundation.of(journal), TwinSettings.USUAL, InstantSource.system())) {
            var load = new HeartLoad(twin, ENTITIES);
            load.fill();
            var among = isHot ? 1 : ENTITIES;
            for (var writers : new int[] {FEW, MANY}) {
                load.run(writers, among, WARM_UP);
                var before = twin.figures();
                var begun = System.nanoTime();
                var waits = load.run(writers, among, MEASURED);
                var seconds = (System.nanoTime() - begun) / 1e9;
                var after = twin.figures();
                var changes = after.changes() - before.changes();
                result.putObject("inFlight" + writers)
                        .put("changesPerSecond", Math.round(changes / seconds))
                        .put("p50Millis", millis(waits, 0.5))
                        .put("p99Millis", millis(waits, 0.99))
                        .put("p999Millis", millis(waits, 0.999))
                        .put(
                                "commitsPerSecond",
                                Math.round((after.commits() - before.commits()) / seconds))
                        .put(
                                "bytesPerChange",
                                (after.journalBytes() - before.journalBytes()) / (double) changes);
            }
        }
    }

    private static double millis(long[] sorted, double part) {
        return Math.round(sorted[(int) (sorted.length * part)] / 1e4) / 100.0;
    }
}
