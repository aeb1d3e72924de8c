package io.cityplane.database.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Keeps a shared PostgreSQL's database to one server: an advisory lock on a connection of its own.
///
/// The lock ends with its connection. A keeper looks after it and, if the connection breaks, takes
/// the lock anew; until then {@link #trouble} tells.
final class SoleServer implements AutoCloseable {

    /// Known to nobody else: `city` and `plan`, in ASCII.
    private static final int LOCK_CLASS = 0x63697479;

    private static final int LOCK_OBJECT = 0x706c616e;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int ANSWER_SECONDS = 5;

    private final DataSource source;
    private final Thread keeper;
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    /// Used by the keeper alone once it runs.
    private Connection connection;

    private SoleServer(DataSource source, Connection connection) {
        this.source = source;
        this.connection = connection;
        this.keeper =
                Thread.ofPlatform().daemon().name("database-lock-keeper").unstarted(this::keep);
    }

    /// What became of the wish to be alone.
    sealed interface Taking {
        record Taken(SoleServer sole) implements Taking {}

        /// Another server has the lock.
        ///
        /// @param holder in words
        record Held(String holder) implements Taking {}
    }

    /// Tries for a few seconds, since PostgreSQL may not know yet that the last holder died.
    static Taking take(DataSource source) throws SQLException {
        var connection = source.getConnection();
        try {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!lock(connection)) {
                if (System.nanoTime() > deadline || Thread.interrupted()) {
                    var held = new Taking.Held(holder(connection));
                    connection.close();
                    return held;
                }
                LockSupport.parkNanos(100_000_000);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        var sole = new SoleServer(source, connection);
        sole.keeper.start();
        return new Taking.Taken(sole);
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // If our machine vanishes, PostgreSQL finds out within a minute or so.
            statement.execute(
                    "SELECT set_config('tcp_keepalives_idle', '30', false),"
                            + " set_config('tcp_keepalives_interval', '10', false),"
                            + " set_config('tcp_keepalives_count', '3', false)");
            try (var rows =
                    statement.executeQuery(
                            "SELECT pg_try_advisory_lock(%d, %d)"
                                    .formatted(LOCK_CLASS, LOCK_OBJECT))) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String holder(Connection connection) throws SQLException {
        var sql =
                """
                SELECT coalesce(nullif(a.application_name, ''), 'a server') || ' at '
                       || coalesce(host(a.client_addr), 'PostgreSQL''s own machine')
                       || ', PostgreSQL process ' || l.pid
                  FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
                 WHERE l.locktype = 'advisory' AND l.granted
                   AND l.classid = %d AND l.objid = %d
                   AND l.database = (SELECT oid FROM pg_database
                                      WHERE datname = current_database())
                """
                        .formatted(LOCK_CLASS, LOCK_OBJECT);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "a server that ends just now";
        }
    }

    private void keep() {
        while (!closed) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (!closed) {
                look();
            }
        }
        discard();
    }

    private void look() {
        try {
            if (connection.isValid(ANSWER_SECONDS)) {
                return;
            }
            trouble = "The connection that keeps the database ours is lost";
            discard();
            connection = source.getConnection();
            if (lock(connection)) {
                trouble = null;
            } else {
                trouble = "The database was taken by " + holder(connection);
                discard();
            }
        } catch (SQLException e) {
            trouble = "The connection that keeps the database ours is lost: " + e.getMessage();
        }
    }

    private void discard() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone, which is what is wanted.
            trouble = e.getMessage();
        }
    }

    /// Why the database may be another server's now; empty while it is ours.
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(keeper);
        try {
            keeper.join(Duration.ofSeconds(ANSWER_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
