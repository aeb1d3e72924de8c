package io.cityplane.twin.store;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Makes room in the journal, by a connection of its own beside the one that writes.
///
/// Rows go some at a time, with rests, so that commits go on; then a vacuum lets their pages be
/// written again. The table so stays as large as what was needed at most.
final class JournalRoom implements AutoCloseable {

    private static final long BATCHES_AT_ONCE = 2_000;
    private static final Duration REST = Duration.ofMillis(20);
    private static final int ANSWERS_WITHIN_SECONDS = 120;

    private final Connection connection;

    private JournalRoom(Connection connection) {
        this.connection = connection;
    }

    static JournalRoom open(JournalDatabase database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.username());
        source.setPassword(database.password());
        source.setConnectTimeout((int) Math.max(1, database.answerWithin().toSeconds()));
        source.setSocketTimeout(ANSWERS_WITHIN_SECONDS);
        source.setApplicationName("cityplane twin journal room");
        return new JournalRoom(source.getConnection());
    }

    /// 1 if there is none.
    long firstBatch() throws SQLException {
        try (var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "SELECT coalesce(min(batch), 1) FROM twin_journal")) {
            result.next();
            return result.getLong(1);
        }
    }

    void dropBefore(long batch) throws SQLException {
        var from = firstBatch();
        if (from >= batch) {
            return;
        }
        try (var statement =
                connection.prepareStatement(
                        "DELETE FROM twin_journal WHERE batch >= ? AND batch < ?")) {
            for (; from < batch; from += BATCHES_AT_ONCE) {
                statement.setLong(1, from);
                statement.setLong(2, Math.min(batch, from + BATCHES_AT_ONCE));
                statement.executeUpdate();
                LockSupport.parkNanos(this, REST.toNanos());
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM (TRUNCATE false) twin_journal");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
