package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Followers.Follower;
import io.cityplane.twin.Followers.Why;
import io.cityplane.twin.Position;
import io.cityplane.twin.Told;
import io.cityplane.twin.domain.CityFollowers;
import io.cityplane.twin.domain.CursorStore;
import io.cityplane.twin.domain.FollowerSettings;
import io.cityplane.twin.domain.FollowersContract;
import io.cityplane.twin.domain.Journal;
import io.cityplane.twin.domain.Twins;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The contract on PostgreSQL, and followers that write there themselves.
class PostgresFollowersTest extends FollowersContract {

    @SuppressWarnings("NullAway.Init")
    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.start("twin");
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    /// Before the contract opens its twin.
    PostgresFollowersTest() {
        database.jdbi().useHandle(it -> it.execute("TRUNCATE twin_journal, twin_cursors"));
    }

    @BeforeEach
    void makeTable() {
        database.jdbi()
                .useHandle(
                        it -> it.execute("DROP TABLE IF EXISTS told; CREATE TABLE told (id text)"));
    }

    @Override
    protected Journal open() {
        return PostgresJournal.open(
                JournalDatabase.at(database.jdbcUrl(), database.username(), database.password()));
    }

    @Override
    protected CursorStore cursors() {
        return database.jdbi().onDemand(PostgresCursors.class);
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Override
    protected void dropBefore(long batch) {
        database.jdbi()
                .useHandle(it -> it.execute("DELETE FROM twin_journal WHERE batch < ?", batch));
    }

    @Test
    @DisplayName("what a follower writes and how far it is are one: a failure after it undoes both")
    void together() throws InterruptedException {
        var writer = new WritesDown(database.jdbi());
        try (var twin = Twins.inMemory();
                var followers =
                        new CityFollowers(
                                twin,
                                cursors(),
                                transactions(),
                                FollowerSettings.USUAL,
                                InstantSource.system())) {
            var _ = followers.follow(writer, Viewer.everything());
            assertThat(writer.isReady.await(30, TimeUnit.SECONDS)).isTrue();
            for (var i = 0; i < 5; i++) {
                run(twin, new Create(charger("n" + i)));
            }
            assertThat(writer.isDone.await(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(writer.failures).isEqualTo(2);
        assertThat(rows()).containsExactlyInAnyOrder("n0", "n1", "n2", "n3", "n4");
    }

    @Test
    @DisplayName("the oldest batch that is needed is that of the follower furthest behind")
    void oldest() {
        var then = Instant.parse("2026-06-01T04:00:00Z");
        assertThat(cursors().oldestBatch(then)).isEmpty();
        put("a", 7, then.plusSeconds(10));
        put("b", 9, then.plusSeconds(20));
        assertThat(cursors().oldestBatch(then)).hasValue(7);
        assertThat(cursors().oldestBatch(then.plusSeconds(10))).hasValue(9);
        assertThat(cursors().all()).hasSize(2);
    }

    private void put(String name, long batch, Instant at) {
        cursors()
                .put(new CursorStore.Cursor(name, Position.BEGINNING, batch, at, Optional.empty()));
    }

    private static List<String> rows() {
        return database.jdbi()
                .withHandle(it -> it.createQuery("SELECT id FROM told").mapTo(String.class).list());
    }

    /// Writes names into a table, and fails twice after it has written.
    private static final class WritesDown implements Follower {

        private final Jdbi jdbi;
        private final CountDownLatch isReady = new CountDownLatch(1);
        private final CountDownLatch isDone = new CountDownLatch(5);
        private int failures;

        private WritesDown(Jdbi jdbi) {
            this.jdbi = jdbi;
        }

        @Override
        public String name() {
            return "writes-down";
        }

        @Override
        public void readAnew(Position from, Why why) {
            isReady.countDown();
        }

        @Override
        public void told(List<Told> changes) {
            for (var told : changes) {
                var name = told.id().uri().replaceFirst(".*:", "");
                jdbi.useHandle(it -> it.execute("INSERT INTO told VALUES (?)", name));
            }
            if (failures < 2) {
                failures++;
                throw new IllegalStateException("after it has written");
            }
            changes.forEach(_ -> isDone.countDown());
        }
    }
}
