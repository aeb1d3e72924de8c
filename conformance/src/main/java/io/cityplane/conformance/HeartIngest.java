package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.conformance.PastLoad.Timing;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.History;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.PostgresManifest;
import io.cityplane.twin.store.SnapshotFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/// Readings at a fixed rate, whether or not earlier ones are answered: 300,000 a second, ten of a
/// device in each append, for ten minutes, or as many seconds as are given; irregular, or
/// `regular`. Meanwhile the past goes to files, files are merged, snapshots taken, the journal
/// dropped.
///
/// How long an append takes counts from when it was due. It fails above 20 ms at the 99th
/// percentile, if a reading is lost, above 9 bytes a reading (regular: 5), or if not all was sent.
/// The ceiling is the same load on a file of its own without a past.
public final class HeartIngest {

    private static final int DEVICES = 20_000;
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_CEILING_SECONDS = 8;
    private static final SnapshotSettings SNAPSHOTS =
            new SnapshotSettings(Duration.ofSeconds(30), 20_000_000, Long.MAX_VALUE);

    private final int rate;
    private final Timing timing;

    private HeartIngest(int rate, Timing timing) {
        this.rate = rate;
        this.timing = timing;
    }

    public static void main(String... arguments) throws Exception {
        var words = List.of(arguments);
        var numbers =
                words.stream().filter(it -> it.matches("[0-9]+")).map(Integer::valueOf).toList();
        var seconds = numbers.isEmpty() ? 600 : numbers.getFirst();
        var rate = numbers.size() < 2 ? 300_000 : numbers.get(1);
        var timing = words.contains("regular") ? Timing.REGULAR : Timing.IRREGULAR;
        var report = new ObjectMapper().createObjectNode();
        report.put("benchmark", "heart-ingest").put("readings", timing.name());
        report.put("offeredPerSecond", rate).put("seconds", seconds);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var ingest = new HeartIngest(rate, timing);
        ingest.ceiling(
                Duration.ofSeconds(Math.min(seconds, MOST_CEILING_SECONDS)),
                report.putObject("onOwnFileWithoutPast"));
        var held = ingest.measure(Duration.ofSeconds(seconds), report);
        report.put("held", held);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    private void ceiling(Duration time, ObjectNode result) throws Exception {
        try (var twin =
                CityTwin.open(
                        Foundation.of(new FileJournal()),
                        TwinSettings.USUAL,
                        InstantSource.system())) {
            var load = new PastLoad(twin, DEVICES, timing);
            load.fill();
            run(load, time.dividedBy(2));
            run(load, time).put(result);
        }
    }

    private boolean measure(Duration time, ObjectNode report) throws Exception {
        var folder = Files.createTempDirectory("cityplane past ");
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            var jdbi = Jdbi.create(where.url(), where.username(), where.password());
            jdbi.installPlugin(new SqlObjectPlugin());
            var manifest = jdbi.onDemand(PostgresManifest.class);
            try (var keeper =
                    HistoryKeeper.open(
                            HistorySettings.USUAL,
                            manifest,
                            folder.resolve("history"),
                            InstantSource.system())) {
                var foundation =
                        Foundation.of(PostgresJournal.open(where))
                                .with(new SnapshotFiles(folder.resolve("snapshots")), SNAPSHOTS)
                                .with(List.of(keeper));
                try (var twin =
                        CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system())) {
                    return measure(twin, keeper, where, time, report);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private boolean measure(
            CityTwin twin,
            HistoryKeeper keeper,
            JournalDatabase where,
            Duration time,
            ObjectNode report)
            throws Exception {
        var load = new PastLoad(twin, DEVICES, timing);
        load.fill();
        var watched = new Watched(where, keeper);
        Sent sent;
        try (watched) {
            sent = run(load, time);
        }
        sent.put(report);
        watched.put(report);
        var trouble = twin.figures().silencedListeners();
        keeper.roll();
        awaitMerges(keeper);
        var figures = keeper.figures();
        var found = count(keeper.history(twin::heading), load);
        var bytes = figures.segmentBytes() / (double) figures.segmentRows();
        report.put("rolls", figures.rolls()).put("merges", figures.merges());
        report.put("files", figures.segments());
        report.put("readingsFound", found).put("readingsLost", sent.acknowledged.get() - found);
        report.put("bytesPerReading", Math.round(bytes * 100) / 100.0);
        report.put("historyTrouble", figures.trouble().orElse("none"));
        return trouble.isEmpty()
                && found == sent.acknowledged.get()
                && sent.failed.get() == 0
                && sent.waits.millis(0.99) <= 20
                && bytes <= (timing == Timing.REGULAR ? 5 : 9);
    }

    /// Until nothing changes any more.
    private static void awaitMerges(HistoryKeeper keeper) throws InterruptedException {
        var merges = -1L;
        while (keeper.figures().merges() != merges) {
            merges = keeper.figures().merges();
            Thread.sleep(2_000);
        }
    }

    /// All readings that the past has, as its own sums count them.
    private static long count(History history, PastLoad load) {
        var ids = IntStream.range(0, load.devices()).mapToObj(load::id).toList();
        var sum = 0L;
        for (var reading = 0; reading < PastLoad.READINGS; reading++) {
            var query =
                    new SummaryQuery(
                            ids,
                            PastLoad.name(reading),
                            Optional.empty(),
                            TimeRange.ALWAYS,
                            SummaryQuery.Step.WHOLE,
                            ZoneOffset.UTC);
            for (var step : history.summarise(Tenant.DEFAULT, query, Viewer.everything())) {
                sum += step.count();
            }
        }
        return sum;
    }

    /// Sends at the rate, on time or as soon as there is room.
    private Sent run(PastLoad load, Duration time) {
        var sent = new Sent();
        var perSecond = rate / PastLoad.READINGS;
        var begun = System.nanoTime();
        var reports = time.toSeconds() * perSecond;
        // Each device's times rise by whole seconds, so that no reading corrects another.
        var first = Instant.now();
        for (var report = 0L; report < reports; report++) {
            var due = begun + report * 1_000_000_000L / perSecond;
            for (var now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(Math.min(200_000, due - now));
            }
            while (sent.waiting.get() >= MOST_WAITING) {
                LockSupport.parkNanos(100_000);
            }
            var step = report / load.devices();
            sent.waiting.incrementAndGet();
            var _ =
                    load.report(
                                    (int) (report % load.devices()),
                                    step,
                                    first.plusSeconds(step + steps))
                            .whenComplete((_, failure) -> sent.answered(due, failure));
        }
        steps += reports / load.devices() + 1;
        while (sent.waiting.get() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        sent.nanos = System.nanoTime() - begun;
        return sent;
    }

    private long steps;

    /// What became of what was sent.
    private static final class Sent {
        private final Waits waits = new Waits();
        private final AtomicLong waiting = new AtomicLong();
        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private long nanos;

        private void answered(long due, @Nullable Throwable failure) {
            waits.add(System.nanoTime() - due);
            waiting.decrementAndGet();
            (failure == null ? acknowledged : failed).addAndGet(PastLoad.READINGS);
        }

        private void put(ObjectNode result) {
            result.put("readingsAcknowledged", acknowledged.get());
            result.put("readingsRefused", failed.get());
            result.put("readingsPerSecond", Math.round(acknowledged.get() / (nanos / 1e9)));
            result.put("p50Millis", waits.millis(0.5));
            result.put("p99Millis", waits.millis(0.99));
            result.put("p999Millis", waits.millis(0.999));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
