package io.cityplane.database.store;

import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Fills the write-ahead log of a new database once, so that PostgreSQL has segments to use again
/// (as many as `min_wal_size` keeps) and no change waits until one is made.
///
/// Slow on purpose: 256 KiB at a time with pauses, which leaves a writer's commits as quick as they
/// are, and over after less than half a minute.
final class LogReserve implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogReserve.class.getName());
    private static final int SEGMENTS = 60;
    private static final int PIECE_BYTES = 256 << 10;
    private static final int PIECES = 4_000;
    private static final long PAUSE_MILLIS = 5;

    private final Thread thread;

    private LogReserve(Thread thread) {
        this.thread = thread;
    }

    /// Begins, and returns at once. Does nothing where the segments are there.
    static LogReserve begin(DataSource source) {
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("postgres-log-reserve")
                        .unstarted(() -> run(source));
        thread.start();
        return new LogReserve(thread);
    }

    private static void run(DataSource source) {
        try (var connection = source.getConnection()) {
            if (segments(connection) < SEGMENTS) {
                fill(connection);
            }
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "no space reserved for the log; changes will make it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int segments(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM pg_ls_waldir()")) {
            return rows.next() ? rows.getInt(1) : SEGMENTS;
        }
    }

    private static void fill(Connection connection) throws SQLException, InterruptedException {
        var sql = "SELECT pg_logical_emit_message(false, 'cityplane', repeat('-', ?))";
        try (var piece = connection.prepareStatement(sql)) {
            piece.setInt(1, PIECE_BYTES);
            for (var written = 0; written < PIECES; written++) {
                piece.execute();
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    /// Stops it; the next start goes on.
    @Override
    public void close() {
        thread.interrupt();
    }
}
