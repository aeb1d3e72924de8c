package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.HistoryAnswer;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.Fsck;
import io.cityplane.twin.domain.RandomCity;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How far the journal goes when the past is in files and the present in snapshots.
class DroppingTest {

    private static final SnapshotSettings NEVER =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);

    @TempDir Path folder;

    private final RandomCity city = new RandomCity(8, 30);
    private final AtomicLong needed = new AtomicLong(Long.MAX_VALUE);

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void startDatabase() {
        database = TestDatabase.start("twin");
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    @DisplayName("the journal goes as far as nobody needs it, and nothing is lost by that")
    void dropped() throws Exception {
        List<Entity> entities;
        HistoryAnswer past;
        try (var keeper = keeper();
                var twin = twin(keeper)) {
            change(twin);
            twin.takeSnapshot();
            change(twin);
            twin.takeSnapshot();
            assertThat(firstBatch()).as("the history has it not in files yet").isEqualTo(1);
            keeper.roll();
            needed.set(30);
            change(twin);
            twin.takeSnapshot();
            // The snapshot before what it needs stays too, and with it what comes after that.
            assertThat(firstBatch()).as("a follower needs it").isLessThanOrEqualTo(30);
            needed.set(Long.MAX_VALUE);
            keeper.roll();
            change(twin);
            twin.takeSnapshot();
            assertThat(firstBatch()).isGreaterThan(60);
            change(twin);
            entities = entities(twin);
            past = past(keeper, twin);
        }
        assertThat(past.series()).hasSizeGreaterThan(50);
        try (var keeper = keeper();
                var twin = twin(keeper)) {
            assertThat(entities(twin)).isEqualTo(entities);
            assertThat(past(keeper, twin)).isEqualTo(past);
        }
        try (var journal = PostgresJournal.open(where())) {
            var snapshots = new SnapshotFiles(folder.resolve("snapshots"));
            assertThat(Fsck.check(journal, Optional.of(snapshots), TwinSettings.USUAL)).isEmpty();
        }
    }

    private void change(CityTwin twin) {
        for (var i = 0; i < 25; i++) {
            var commands = Stream.generate(city::command).limit(8).toList();
            Twins.runAll(twin, commands, Caller.theCity());
        }
    }

    private long firstBatch() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("SELECT min(batch) FROM twin_journal")
                                .mapTo(Long.class)
                                .one());
    }

    private static List<Entity> entities(CityTwin twin) {
        var all = new EntityQuery(List.of(), Set.of(), Set.of(), 0, 1_000, Counting.NOT_COUNTED);
        return twin.query(CITY, all, Viewer.everything()).entities();
    }

    private static HistoryAnswer past(HistoryKeeper keeper, CityTwin twin) {
        var ids =
                IntStream.range(0, 30)
                        .mapToObj(i -> new EntityId("urn:ngsi-ld:Thing:" + i))
                        .toList();
        var query = HistoryQuery.of(ids, Set.of(), TimeRange.ALWAYS, 1_000_000);
        return keeper.history(twin::heading).read(CITY, query, Viewer.everything());
    }

    private JournalDatabase where() {
        return JournalDatabase.at(database.jdbcUrl(), database.username(), database.password());
    }

    private HistoryKeeper keeper() {
        return HistoryKeeper.open(
                HistorySettings.USUAL,
                database.jdbi().onDemand(PostgresManifest.class),
                folder.resolve("history"),
                InstantSource.system());
    }

    private CityTwin twin(HistoryKeeper keeper) {
        var foundation =
                Foundation.of(PostgresJournal.open(where()))
                        .with(new SnapshotFiles(folder.resolve("snapshots")), NEVER)
                        .with(List.of(keeper))
                        .withNeed(needed::get);
        return CityTwin.open(foundation, TwinSettings.USUAL, InstantSource.system());
    }
}
