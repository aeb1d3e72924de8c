package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.testing.CrashDatabase;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.domain.SnapshotSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Hurts a twin that sixteen writers write to, at a random moment, again and again, and checks
/// after each time by identity and value what is there: see {@link DrillCheck}.
///
/// The twin is in a process of its own with snapshots every 20,000 changes; PostgreSQL is this
/// drill's own.
public final class HeartDrill {

    private static final long LEAST_NANOS = 200_000_000;
    private static final long MOST_NANOS = 1_800_000_000;
    private static final long PROGRESS = 2_000;

    private final Kind kind;
    private final CrashDatabase database;
    private final Path folder = Files.createTempDirectory("cityplane drill ");
    private final Path snapshots = folder.resolve("snapshots");
    private final long[] sent = new long[DrillWriter.WRITERS];
    private final long[] acknowledged = new long[DrillWriter.WRITERS];
    private final List<String> faults = new ArrayList<>();
    private final ObjectNode report = new ObjectMapper().createObjectNode();
    private long clockSeconds;
    private long total;
    private long refused;
    private long hits;

    enum Kind {
        KILL_JVM,
        KILL_BACKEND,
        KILL_ALL,
        LOST_ANSWER,
        BAD_SNAPSHOT,
        CLOCK_BACK,
        DISK_FULL
    }

    private HeartDrill(Kind kind, CrashDatabase database) throws IOException {
        this.kind = kind;
        this.database = database;
    }

    /// Runs a drill; ends with status 1 if anything is wrong.
    ///
    /// @param arguments the kind, and how often: 20 times if nothing is said
    public static void main(String... arguments) throws Exception {
        var kind = Kind.valueOf(arguments[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        var rounds = arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]);
        boolean held;
        try (var database = TestDatabase.startOwn("twin")) {
            held = new HeartDrill(kind, database).run(rounds);
        }
        System.exit(held ? 0 : 1);
    }

    private boolean run(int rounds) throws Exception {
        report.put("drill", kind.name()).put("rounds", rounds);
        for (var round = 1; round <= rounds; round++) {
            var process = start();
            hurt(process);
            total += process.acknowledgements();
            refused += process.refusals();
            faults.addAll(process.faults());
            var check = new DrillCheck(database, snapshots, sent, acknowledged);
            faults.addAll(check.faults(repeats()));
            System.err.printf(
                    "round %d: %d acknowledged, %d in the journal, %d faults%n",
                    round, total, check.changes(), faults.size());
        }
        faults.forEach(report.withArray("faults")::add);
        report.put("hits", hits).put("acknowledged", total).put("refused", refused);
        report.put("held", faults.isEmpty() && total > 0 && hits == rounds);
        System.out.println(report.toPrettyString());
        return report.get("held").asBoolean();
    }

    /// Only where the journal may be away for longer than the writers' patience.
    private DrillCheck.Repeats repeats() {
        return kind == Kind.DISK_FULL || kind == Kind.KILL_BACKEND
                ? DrillCheck.Repeats.POSSIBLE
                : DrillCheck.Repeats.NONE;
    }

    private DrillProcess start() throws IOException {
        return start(database.jdbcUrl());
    }

    private DrillProcess start(String url) throws IOException {
        var process =
                new DrillProcess(
                        List.of(
                                url,
                                database.username(),
                                database.password(),
                                snapshots.toString(),
                                Long.toString(clockSeconds)),
                        folder.resolve("log"),
                        sent,
                        acknowledged);
        process.awaitReady();
        return process;
    }

    private void hurt(DrillProcess process) throws Exception {
        switch (kind) {
            case KILL_JVM -> {
                load();
                process.kill();
                hits++;
            }
            case KILL_BACKEND -> {
                load();
                hits += killBackend();
                process.awaitProgress(PROGRESS);
                process.kill();
            }
            case KILL_ALL -> {
                load();
                process.kill();
                database.kill();
                database.restart();
                hits++;
            }
            case LOST_ANSWER -> {
                process.end();
                loseAnswers();
            }
            case BAD_SNAPSHOT -> {
                process.awaitProgress(5 * PROGRESS);
                load();
                process.kill();
                hits += new DrillCheck(database, snapshots, sent, acknowledged).damage();
            }
            case CLOCK_BACK -> {
                load();
                process.kill();
                clockSeconds -= Duration.ofHours(1).toSeconds();
                hits++;
            }
            case DISK_FULL -> fill(process);
        }
    }

    private static void load() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LEAST_NANOS, MOST_NANOS));
    }

    /// The one that writes the journal. PostgreSQL ends all others too then, and recovers.
    private int killBackend() throws IOException, InterruptedException {
        var pid =
                database.jdbi()
                        .withHandle(it ->
                                it.createQuery(
                                                "SELECT pid FROM pg_stat_activity WHERE"
                                                        + " application_name = 'cityplane twin"
                                                        + " journal'")
                                        .mapTo(Long.class)
                                        .one());
        return new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor() == 0 ? 1 : 0;
    }

    private void loseAnswers() throws Exception {
        var uri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        try (var proxy = new CuttingProxy(uri.getPort())) {
            var process =
                    start(database.jdbcUrl().replace(":" + uri.getPort(), ":" + proxy.port()));
            for (var cut = 1; cut <= 5; cut++) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LEAST_NANOS));
                proxy.cut();
                process.awaitProgress(PROGRESS);
            }
            total += process.acknowledgements();
            faults.addAll(process.faults());
            process.kill();
            hits += proxy.cuts() > 0 ? 1 : 0;
            report.put("answersLost", report.path("answersLost").asInt() + proxy.cuts());
        }
    }

    private void fill(DrillProcess process) throws Exception {
        load();
        var filler = Path.of(System.getProperty("java.io.tmpdir")).resolve("filler");
        var refusedBefore = process.refusals();
        DrillDisk.fill(filler);
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (process.refusals() == refusedBefore && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
            DrillDisk.fill(filler);
        }
        var reads = process.reads();
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        if (process.refusals() == refusedBefore) {
            faults.add("nothing was refused although there was no space left");
        }
        if (process.reads() == reads) {
            faults.add("reads did not go on while there was no space left");
        }
        Files.delete(filler);
        hits++;
        try {
            process.awaitProgress(PROGRESS);
        } catch (IllegalStateException e) {
            // PostgreSQL ends when its log finds no space; who runs it starts it again.
            process.kill();
            database.restart();
            report.put("postgresStartedAgain", report.path("postgresStartedAgain").asInt() + 1);
            return;
        }
        process.kill();
    }

    /// For the check: never by itself.
    static final SnapshotSettings NEVER =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);
}
