package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.conformance.PastLoad.Timing;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.PostgresManifest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// Seven days of two readings of 2,000 devices, 360 a day or as many as are given, in files of a
/// day each; then some more of half the devices, in memory. The bars are meant for 360.
///
/// It fails above 1 ms at the 99th percentile for the last hundred values of those in memory, above
/// 5 ms with eight readers of those in files, and above 0.2 s for the hourly mean of one reading of
/// all devices over the seven days. Ceilings are the sum of as many numbers out of an array, and
/// the bytes of all files read from front to end. Files are in the system's cache, having just been
/// written.
public final class HeartPast {

    private static final int DEVICES = 2_000;
    private static final int KINDS = 2;
    private static final int DAYS = 7;
    private static final int LAST = 100;
    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(DAYS));

    private final int perDay;

    private HeartPast(int perDay) {
        this.perDay = perDay;
    }

    public static void main(String... arguments) throws Exception {
        var perDay = arguments.length == 0 ? 360 : Integer.parseInt(arguments[0]);
        new HeartPast(perDay).run();
    }

    private void run() throws Exception {
        var report = new ObjectMapper().createObjectNode();
        report.put("benchmark", "heart-past").put("series", DEVICES * KINDS);
        report.put("readingsADay", perDay);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        var folder = Files.createTempDirectory("cityplane past ");
        boolean held;
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            var jdbi = Jdbi.create(where.url(), where.username(), where.password());
            jdbi.installPlugin(new SqlObjectPlugin());
            try (var keeper =
                            HistoryKeeper.open(
                                    HistorySettings.USUAL,
                                    jdbi.onDemand(PostgresManifest.class),
                                    folder,
                                    InstantSource.system());
                    var twin =
                            CityTwin.open(
                                    Foundation.of(PostgresJournal.open(where))
                                            .with(List.of(keeper)),
                                    TwinSettings.USUAL,
                                    InstantSource.system())) {
                var load = new PastLoad(twin, DEVICES, Timing.IRREGULAR);
                fill(twin, keeper, load);
                report.put("files", keeper.figures().segments());
                report.put("rowsInFiles", keeper.figures().segmentRows());
                report.put("bytesOfFiles", keeper.figures().segmentBytes());
                held = measure(keeper.history(twin::heading), load, report);
            }
            ceilings(folder, report.putObject("ceilings"));
        } finally {
            delete(folder);
        }
        report.put("held", held);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    private void fill(CityTwin twin, HistoryKeeper keeper, PastLoad load) throws IOException {
        load.fill();
        for (var day = 0; day < DAYS; day++) {
            for (var i = 0; i < perDay; i++) {
                report(twin, load, day * perDay + i, 1);
            }
            keeper.roll();
        }
        for (var i = 0; i < LAST + 50; i++) {
            report(twin, load, DAYS * perDay + i, 2);
        }
    }

    /// Each device, or each second one, reports once.
    private void report(CityTwin twin, PastLoad load, int step, int every) {
        var commands = new ArrayList<Command>();
        var due = BEGIN.plus(Duration.ofDays(1).dividedBy(perDay).multipliedBy(step));
        for (var device = 0; device < DEVICES; device += every) {
            commands.addAll(load.commands(device, step, due).subList(0, KINDS));
        }
        twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
    }

    private boolean measure(History history, PastLoad load, ObjectNode report)
            throws InterruptedException {
        last(history, load, 0, 1, 2_000);
        var recent = last(history, load, 0, 1, 5_000);
        last(history, load, 1, 1, 500);
        var cold = last(history, load, 1, 8, 5_000);
        var hourly = new double[7];
        var rows = 0L;
        for (var i = 0; i < hourly.length; i++) {
            var begun = System.nanoTime();
            rows = hourly(history, load);
            hourly[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(hourly);
        var middle = hourly[hourly.length / 2];
        report.putObject("last100InMemory")
                .put("p50Millis", recent.millis(0.5))
                .put("p99Millis", recent.millis(0.99));
        report.putObject("last100InFiles8Readers")
                .put("p50Millis", cold.millis(0.5))
                .put("p99Millis", cold.millis(0.99));
        report.putObject("hourlyMeanOf2000")
                .put("rows", rows)
                .put("medianMillis", middle)
                .put("bestMillis", hourly[0])
                .put("worstMillis", hourly[hourly.length - 1]);
        return recent.millis(0.99) <= 1
                && cold.millis(0.99) <= 5
                && middle <= 200
                && rows == (long) DEVICES * DAYS * perDay;
    }

    /// @param odd 0 for those that have reported lately, 1 for the others
    private static Waits last(History history, PastLoad load, int odd, int readers, int each)
            throws InterruptedException {
        var waits = new Waits();
        var done = new CountDownLatch(readers);
        for (var reader = 0; reader < readers; reader++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (var i = 0; i < each / readers; i++) {
                            var random = ThreadLocalRandom.current();
                            var id = load.id(random.nextInt(DEVICES / 2) * 2 + odd);
                            var begun = System.nanoTime();
                            check(
                                    history.read(
                                                    Tenant.DEFAULT,
                                                    last(id, random.nextInt(KINDS)),
                                                    Viewer.everything())
                                            .series()
                                            .getFirst()
                                            .moments()
                                            .size());
                            waits.add(System.nanoTime() - begun);
                        }
                        done.countDown();
                    });
        }
        done.await();
        return waits;
    }

    private static void check(int found) {
        if (found != LAST) {
            throw new IllegalStateException(found + " values instead of " + LAST);
        }
    }

    private static HistoryQuery last(EntityId id, int kind) {
        return new HistoryQuery(
                List.of(id),
                Set.of(PastLoad.name(kind)),
                TimeRange.ALWAYS,
                Versions.LAST_RECORDED,
                LAST,
                LAST);
    }

    /// How many numbers were summed up.
    private static long hourly(History history, PastLoad load) {
        var query =
                new SummaryQuery(
                        IntStream.range(0, DEVICES).mapToObj(load::id).toList(),
                        PastLoad.name(0),
                        Optional.empty(),
                        TimeRange.observed(BEGIN, END),
                        SummaryQuery.Step.HOUR,
                        ZoneId.of("Asia/Shanghai"));
        var sum = 0L;
        for (var step : history.summarise(Tenant.DEFAULT, query, Viewer.everything())) {
            sum += step.count();
        }
        return sum;
    }

    private void ceilings(Path folder, ObjectNode report) throws IOException {
        var numbers = new double[DEVICES * DAYS * perDay];
        Arrays.setAll(numbers, i -> i % 977 / 10.0);
        var begun = System.nanoTime();
        var sums = new double[numbers.length / 15];
        for (var i = 0; i < sums.length * 15; i++) {
            sums[i / 15] += numbers[i];
        }
        report.put("sumOutOfAnArrayMillis", (System.nanoTime() - begun) / 1e6);
        report.put("itsMean", Arrays.stream(sums).sum() / numbers.length);
        begun = System.nanoTime();
        var bytes = 0L;
        try (var files = Files.list(folder)) {
            for (var file : files.filter(it -> it.toString().endsWith(".parquet")).toList()) {
                bytes += Files.readAllBytes(file).length;
            }
        }
        report.put("bytesOfFilesReadMillis", (System.nanoTime() - begun) / 1e6);
        report.put("bytesOfFiles", bytes);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
