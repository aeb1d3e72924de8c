package io.cityplane.twin.history;

import static io.cityplane.twin.domain.Twins.CITY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Series;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.Twin.Unavailable;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.ClockByHand;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.domain.Twins;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The files of the past: open to other readers, and found out when they are damaged.
class SegmentsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final HistorySettings WHEN_ASKED =
            new HistorySettings(1L << 30, Duration.ofDays(1), Duration.ZERO, 1_000, 1L << 40);

    @TempDir Path folder;

    private final ClockByHand clock = new ClockByHand(NOON);
    private final JournalInMemory journal = new JournalInMemory();
    private final ManifestInMemory manifest = new ManifestInMemory();

    @Test
    @DisplayName(
            "DuckDB and hardwood read what the door tells, and hardwood finds one entity by its"
                    + " pages")
    void otherReaders() throws Exception {
        try (var keeper = keeper(WHEN_ASKED);
                var twin = twin(keeper)) {
            create(twin);
            fill(twin, 60);
            keeper.roll();
            var told = told(keeper.history(twin::heading));
            assertThat(told).hasSizeGreaterThan(5_000);
            assertThat(byDuckDb()).containsExactlyElementsOf(told);
            assertThat(byHardwood(null)).containsExactlyElementsOf(told);
            var one = Twins.id("7").uri();
            assertThat(byHardwood(one))
                    .containsExactlyElementsOf(
                            told.stream().filter(it -> it.startsWith(one + " ")).toList());
        }
    }

    private static void create(CityTwin twin) {
        for (var i = 0; i < 40; i++) {
            Twins.run(twin, new Command.Create(Twins.charger("" + i)));
        }
    }

    private void fill(CityTwin twin, int rounds) {
        for (var round = 0; round < rounds; round++) {
            clock.advanceMicros(1_000_000);
            var commands = new ArrayList<Command>();
            for (var i = 0; i < 40; i++) {
                for (var name : List.of("current", "power", "温度")) {
                    var value = Twins.number(name, i + round / 4.0);
                    commands.add(
                            new Command.Observe(
                                    Twins.id("" + i), value.withObservedAt(clock.instant()), 0));
                }
            }
            Twins.runAll(twin, commands, Caller.theCity());
        }
    }

    private static List<EntityId> ids() {
        return IntStream.range(0, 40)
                .mapToObj(i -> Twins.id("" + i))
                .sorted((one, other) -> one.uri().compareTo(other.uri()))
                .toList();
    }

    private static List<String> told(History history) {
        var query = HistoryQuery.of(ids(), Set.of(), TimeRange.ALWAYS, 1_000_000);
        var lines = new ArrayList<String>();
        for (var series : history.read(CITY, query, Viewer.everything()).series()) {
            series.moments().forEach(moment -> lines.add(line(series, moment)));
        }
        return lines;
    }

    private static String line(Series series, Series.Moment moment) {
        var value = (Value.Numeric) moment.attribute().orElseThrow().value();
        return "%s %s %d %s"
                .formatted(
                        series.id().uri(),
                        series.attribute(),
                        moment.time().getEpochSecond(),
                        value.value());
    }

    private List<String> byDuckDb() throws SQLException {
        var lines = new ArrayList<String>();
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT entity, attribute, epoch_us(time) // 1000000, number FROM '%s/*.parquet' WHERE operation = 'observed' ORDER BY file_row_number"
                                        .formatted(folder))) {
            while (found.next()) {
                lines.add(
                        "%s %s %d %s"
                                .formatted(
                                        found.getString(1),
                                        found.getString(2),
                                        found.getLong(3),
                                        found.getDouble(4)));
            }
        }
        return lines;
    }

    private List<String> byHardwood(@Nullable String entity) throws IOException {
        var lines = new ArrayList<String>();
        try (var file = ParquetFileReader.open(InputFile.of(file()));
                var rows =
                        entity == null
                                ? file.rowReader()
                                : file.buildRowReader()
                                        .filter(FilterPredicate.eq("entity", entity))
                                        .build()) {
            while (rows.hasNext()) {
                rows.next();
                if (rows.getString("operation").equals("observed")) {
                    lines.add(
                            "%s %s %d %s"
                                    .formatted(
                                            rows.getString("entity"),
                                            rows.getString("attribute"),
                                            rows.getTimestamp("time").getEpochSecond(),
                                            rows.getDouble("number")));
                }
            }
        }
        return lines;
    }

    private Path file() {
        return folder.resolve(manifest.state().segments().getFirst().name());
    }

    @Test
    @DisplayName("a missing, shortened or altered file is named, and what is in it refused")
    void damaged() throws Exception {
        try (var keeper = keeper(WHEN_ASKED);
                var twin = twin(keeper)) {
            create(twin);
            fill(twin, 10);
            keeper.roll();
        }
        var path = file();
        var bytes = Files.readAllBytes(path);
        for (var damage = 0; damage < 3; damage++) {
            switch (damage) {
                case 0 -> Files.delete(path);
                case 1 -> Files.write(path, Arrays.copyOf(bytes, bytes.length - 9));
                default -> {
                    var altered = bytes.clone();
                    altered[200] ^= 16;
                    Files.write(path, altered);
                }
            }
            try (var keeper = keeper(WHEN_ASKED);
                    var twin = twin(keeper)) {
                var history = keeper.history(twin::heading);
                assertThatThrownBy(() -> told(history))
                        .isInstanceOf(DamagedHistory.class)
                        .hasMessageContaining(path.getFileName().toString());
                var later = TimeRange.observed(NOON.plusSeconds(3_600), NOON.plusSeconds(7_200));
                var query = HistoryQuery.of(ids(), Set.of(), later, 9);
                assertThat(history.read(CITY, query, Viewer.everything()).series()).isEmpty();
            }
            Files.write(path, bytes);
        }
        try (var keeper = keeper(WHEN_ASKED);
                var twin = twin(keeper)) {
            assertThat(told(keeper.history(twin::heading))).hasSize(1_200);
        }
    }

    @Test
    @DisplayName(
            "while files cannot be written memory fills, then writers are refused; it recovers")
    void full() throws Exception {
        var inTheWay = folder.resolve("%012d-0.parquet.part".formatted(1));
        Files.createDirectories(inTheWay.resolve("full"));
        var small =
                new HistorySettings(4L << 20, Duration.ofDays(1), Duration.ZERO, 1_000, 1L << 40);
        try (var keeper = HistoryKeeper.open(small, manifest, folder, clock);
                var twin = twin(keeper)) {
            create(twin);
            var rounds = 0;
            try {
                for (; rounds < 10_000; rounds++) {
                    fill(twin, 1);
                }
            } catch (IllegalStateException e) {
                assertThat(e).hasRootCauseInstanceOf(Unavailable.class);
            }
            assertThat(rounds).isBetween(10, 9_999);
            assertThat(keeper.figures().trouble()).isPresent();
            assertThat(keeper.figures().tailBytes()).isLessThan(8L << 20);
            assertThat(told(keeper.history(twin::heading))).isNotEmpty();

            Files.delete(inTheWay.resolve("full"));
            Files.delete(inTheWay);
            keeper.roll();
            assertThat(keeper.figures().trouble()).isEmpty();
            fill(twin, 1);
        }
    }

    private HistoryKeeper keeper(HistorySettings settings) {
        return HistoryKeeper.open(settings, manifest, folder, clock);
    }

    private CityTwin twin(HistoryKeeper keeper) {
        return CityTwin.open(journal, TwinSettings.USUAL, clock, List.of(keeper));
    }
}
