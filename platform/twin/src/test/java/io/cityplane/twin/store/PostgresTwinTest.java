package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.CrashDatabase;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.TwinSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The twin on PostgreSQL, and what crashes leave of it.
class PostgresTwinTest {

    private static final int WRITERS = 32;

    @Test
    @DisplayName(
            "connections ended under load, again and again: nothing lost, doubled or seen early")
    void connectionsEnded() throws Exception {
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            Writers writers;
            long changes;
            try (var twin = open(where)) {
                writers = new Writers(twin, WRITERS, 0);
                for (var i = 0; i < 12; i++) {
                    writers.awaitEach(3);
                    assertThat(endConnections(database)).isPositive();
                }
                writers.awaitEach(3);
                writers.stop();
                assertThat(twin.figures().lastTrouble()).isPresent();
                assertThat(writers.reads()).isPositive();
                writers.assertKept(twin);
                changes = twin.figures().changes();
            }
            // Every change once: two of each write, and one more where an entity was created.
            assertThat(changes).isEqualTo(2 * writers.total() + WRITERS);
            try (var again = open(where)) {
                assertThat(again.replayed().changes()).isEqualTo(changes);
                writers.assertKept(again);
            }
        }
    }

    @Test
    @DisplayName("while the database is halted, readers read on and writers wait for it")
    void halted() throws Exception {
        try (var database = TestDatabase.startOwn("twin");
                var twin = open(where(database))) {
            run(twin, new Create(charger("1", number("power", 7))));
            database.pause();
            var update =
                    twin.append(
                            CITY,
                            List.of(
                                    new Update(
                                            id("1"),
                                            List.of(),
                                            List.of(number("power", 8)),
                                            Mode.EXISTING)),
                            Caller.theCity());
            for (var i = 0; i < 300; i++) {
                assertThat(power(twin)).isEqualTo(new Value.Numeric(7));
                Thread.sleep(1);
            }
            assertThat(update.isDone()).isFalse();

            database.resume();
            assertThat(update.get(30, TimeUnit.SECONDS)).containsExactly(new Changed(List.of()));
            assertThat(power(twin)).isEqualTo(new Value.Numeric(8));
        }
    }

    @Test
    @DisplayName(
            "halted for longer than a commit may take, the database goes on, and each change is there once")
    void haltedForLong() throws Exception {
        try (var database = TestDatabase.startOwn("twin")) {
            var where = where(database, Duration.ofSeconds(1));
            Writers writers;
            try (var twin = open(where)) {
                writers = new Writers(twin, WRITERS, 0);
                writers.awaitEach(3);
                database.pause();
                await(() -> !twin.isWritable());
                database.resume();
                writers.awaitEach(3);
                writers.stop();
                assertThat(twin.figures().changes()).isEqualTo(2 * writers.total() + WRITERS);
            }
            try (var again = open(where)) {
                writers.assertKept(again);
                assertThat(again.replayed().changes()).isEqualTo(2 * writers.total() + WRITERS);
            }
        }
    }

    @Test
    @DisplayName(
            "the database killed in the middle of 16 writers, five times: what was acknowledged is there")
    void killed() throws Exception {
        try (var database = TestDatabase.startOwn("twin")) {
            for (var round = 0; round < 5; round++) {
                var twin = open(where(database));
                var writers = new Writers(twin, 16, round);
                writers.awaitEach(5);
                database.kill();
                // The server dies with its database: what waits is not answered.
                twin.close();
                writers.stop();
                database.restart();
                try (var again = open(where(database))) {
                    writers.assertKept(again);
                }
            }
        }
    }

    @Test
    @DisplayName(
            "a hundred writers of one entity share commits, and each finds what the last one left")
    void hotEntity() {
        try (var database = TestDatabase.start("twin");
                var twin =
                        open(
                                JournalDatabase.at(
                                        database.jdbcUrl(),
                                        database.username(),
                                        database.password()))) {
            run(twin, new Create(charger("1")));
            var answers =
                    IntStream.range(0, 2_000)
                            .mapToObj(i ->
                                    twin.append(
                                            CITY,
                                            List.<Command>of(
                                                    new Update(
                                                            id("1"),
                                                            List.of(),
                                                            List.of(number("n" + i % 100, i)),
                                                            Mode.ABSENT)),
                                            Caller.theCity()))
                            .toList();
            answers.forEach(CompletableFuture::join);

            var taken =
                    answers.stream()
                            .filter(it -> it.join().equals(List.of(new Changed(List.of()))))
                            .count();
            assertThat(taken).isEqualTo(100);
            assertThat(twin.find(CITY, id("1"), Viewer.everything()).orElseThrow().attributes())
                    .hasSize(100);
            assertThat(twin.figures().commits()).isLessThan(100);
        }
    }

    private static CityTwin open(JournalDatabase where) {
        return CityTwin.open(
                PostgresJournal.open(where), TwinSettings.USUAL, InstantSource.system());
    }

    private static JournalDatabase where(CrashDatabase database) {
        return JournalDatabase.at(database.jdbcUrl(), database.username(), database.password());
    }

    private static JournalDatabase where(CrashDatabase database, Duration answerWithin) {
        return new JournalDatabase(
                database.jdbcUrl(), database.username(), database.password(), answerWithin);
    }

    private static Value power(CityTwin twin) {
        return twin.find(CITY, id("1"), Viewer.everything())
                .orElseThrow()
                .attributes()
                .getFirst()
                .value();
    }

    private static int endConnections(TestDatabase database) {
        return database.jdbi()
                .withHandle(it ->
                        it.createQuery(
                                        """
                                        SELECT count(pg_terminate_backend(pid))
                                        FROM pg_stat_activity
                                        WHERE application_name = 'cityplane twin journal'
                                            AND datname = current_database()
                                        """)
                                .mapTo(Integer.class)
                                .one());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
