package io.cityplane.twin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.domain.Journal;
import io.cityplane.twin.domain.Journal.Appended.Away;
import io.cityplane.twin.domain.Journal.Appended.Durable;
import io.cityplane.twin.domain.Journal.Appended.TakenOver;
import io.cityplane.twin.domain.JournalContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The contract on PostgreSQL, and what happens when connections end.
class PostgresJournalTest extends JournalContract {

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

    @Override
    protected Journal open() {
        return PostgresJournal.open(
                JournalDatabase.at(database.jdbcUrl(), database.username(), database.password()));
    }

    @Test
    @DisplayName(
            "an ordinary row lies in the table's own pages, a long one beside them, neither packed")
    void inline() {
        try (var journal = open()) {
            journal.append(1, rows(1, 7_900));
            assertThat(beside()).isZero();
            journal.append(2, rows(1, 9_000));
            assertThat(beside()).isPositive();
        }
    }

    @Test
    @DisplayName("a second server is told that another one has the journal")
    void taken() {
        try (var journal = open()) {
            assertThat(journal.append(1, rows(1, 10))).isEqualTo(new Durable());
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another server writes this journal");
        }
        open().close();
    }

    @Test
    @DisplayName(
            "a batch whose connection ended before it was sent is appended by the next attempt")
    void connectionEnded() {
        try (var journal = open()) {
            assertThat(journal.append(1, rows(1, 10))).isEqualTo(new Durable());
            endConnections();
            var second = rows(2, 10);
            assertThat(journal.append(2, second)).isInstanceOf(Away.class);
            assertThat(journal.append(2, second)).isEqualTo(new Durable());
            assertThat(read(journal)).hasSize(3);
        }
    }

    @Test
    @DisplayName("a batch that was committed though its answer was lost is there once")
    void answerLost() {
        try (var journal = open()) {
            var first = rows(3, 5_000);
            assertThat(journal.append(1, first)).isEqualTo(new Durable());
            // As if the answer had not come: the connection ends, and the same batch comes again.
            endConnections();
            assertThat(journal.append(1, first)).isInstanceOf(Away.class);
            assertThat(journal.append(1, first)).isEqualTo(new Durable());
            assertThat(read(journal)).hasSize(3);
        }
    }

    @Test
    @DisplayName("a server that another took over from never writes again, not even a like batch")
    void takenOver() {
        var first = open();
        assertThat(first.append(1, rows(1, 10))).isEqualTo(new Durable());
        endConnections();
        try (var second = open()) {
            assertThat(second.append(2, rows(1, 10))).isEqualTo(new Durable());
        }
        var late = rows(1, 10);
        assertThat(first.append(2, late)).isInstanceOf(Away.class);
        assertThat(first.append(2, late)).isInstanceOf(TakenOver.class);
        assertThat(read(first)).hasSize(2);
        first.close();
    }

    @Test
    @DisplayName("what the database refuses for the time being is away, with its words")
    void refused() {
        try (var journal = open()) {
            database.jdbi()
                    .useHandle(it -> it.execute("ALTER TABLE twin_journal RENAME TO elsewhere"));
            var rows = rows(1, 10);
            assertThat(journal.append(1, rows))
                    .isInstanceOfSatisfying(
                            Away.class, away -> assertThat(away.why()).contains("twin_journal"));
            database.jdbi()
                    .useHandle(it -> it.execute("ALTER TABLE elsewhere RENAME TO twin_journal"));
            assertThat(journal.append(1, rows)).isEqualTo(new Durable());
        }
    }

    @Test
    @DisplayName("commits wait for the disk even if the database's users usually do not")
    void synchronous() throws SQLException {
        var name = database.jdbcUrl().replaceFirst(".*/([^?]*).*", "$1");
        database.jdbi()
                .useHandle(it ->
                        it.execute(
                                "ALTER DATABASE %s SET synchronous_commit = off".formatted(name)));
        try (var session =
                Session.open(
                        JournalDatabase.at(
                                database.jdbcUrl(), database.username(), database.password()))) {
            assertThat(session.setting("synchronous_commit")).isEqualTo("on");
        }
    }

    private void endConnections() {
        database.jdbi()
                .useHandle(it ->
                        it.execute(
                                """
                                SELECT pg_terminate_backend(pid, 5000)
                                FROM pg_stat_activity
                                WHERE application_name = 'cityplane twin journal'
                                    AND datname = current_database()
                                """));
    }

    /// Bytes that the table keeps beside its own pages.
    private long beside() {
        return database.jdbi()
                .withHandle(it ->
                        it.createQuery(
                                        """
                                        SELECT pg_relation_size(reltoastrelid)
                                        FROM pg_class WHERE relname = 'twin_journal'
                                        """)
                                .mapTo(Long.class)
                                .one());
    }
}
