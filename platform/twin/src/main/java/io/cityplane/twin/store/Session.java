package io.cityplane.twin.store;

import io.cityplane.twin.domain.Journal.RowReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.ds.PGSimpleDataSource;

/// A connection to the journal. The one that writes holds the writer's lock as long as it lives,
/// and whatever it has begun has ended when the next one gets the lock.
///
/// Every batch is one statement and so a transaction of its own: to begin and to commit would be
/// two more round trips.
final class Session implements AutoCloseable {

    /// The key of the writer's advisory lock: "twin" in ASCII.
    private static final long LOCK = 0x7477696eL;

    private static final String LOCKED_WITHIN = "5s";
    private static final Duration REPLAY_ANSWERS_WITHIN = Duration.ofMinutes(2);

    /// Above so many rows COPY is cheaper, although it takes a round trip more.
    private static final int MOST_INSERTED = 8;

    /// The signature of COPY's binary format; neither flags nor an extension of the header.
    private static final byte[] COPY_HEADER =
            Arrays.copyOf("PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1), 19);

    private static final short COPY_COLUMNS = 3;
    private static final short COPY_END = -1;
    private static final int COPY_ROW_BYTES = 2 + 3 * 4 + 8 + 4;

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;
    private final Duration answerWithin;

    /// By their number of rows.
    private final @Nullable PreparedStatement[] inserts =
            new @Nullable PreparedStatement[MOST_INSERTED + 1];

    private Session(Connection connection, Duration answerWithin) {
        this.connection = connection;
        this.answerWithin = answerWithin;
    }

    /// Connects and waits a while for the writer's lock.
    ///
    /// @throws SQLException also if another server keeps it
    static Session open(JournalDatabase database) throws SQLException {
        var session = connect(database, "cityplane twin journal");
        try {
            session.prepare();
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /// Connects only to read, without the writer's lock.
    static Session toRead(JournalDatabase database) throws SQLException {
        return connect(database, "cityplane twin journal reader");
    }

    private static Session connect(JournalDatabase database, String name) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(database.url());
        source.setUser(database.username());
        source.setPassword(database.password());
        var seconds = Math.max(1, (int) database.answerWithin().toSeconds());
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(seconds);
        source.setTcpKeepAlive(true);
        source.setApplicationName(name);
        return new Session(source.getConnection(), database.answerWithin());
    }

    private void prepare() throws SQLException {
        try (var statement = connection.createStatement()) {
            // Whoever runs the database may ask for more than "on", but not for less.
            statement.execute(
                    """
                    SELECT set_config('synchronous_commit', 'on', false)
                    WHERE current_setting('synchronous_commit') IN ('off', 'local')
                    """);
            statement.execute("SET lock_timeout = '" + LOCKED_WITHIN + "'");
            try {
                statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            } catch (SQLException e) {
                throw new SQLException(
                        "another server writes this journal, or an old connection of this one is"
                                + " not at its end yet: "
                                + e.getMessage(),
                        e.getSQLState(),
                        e);
            }
        }
    }

    /// The last batch that is there, once nobody is about to add one; 0 if there is none.
    long lastBatch() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // The advisory lock tells as much. This one also stops whoever writes without it.
            statement.execute("LOCK TABLE twin_journal IN SHARE ROW EXCLUSIVE MODE");
            try (var result =
                    statement.executeQuery("SELECT coalesce(max(batch), 0) FROM twin_journal")) {
                result.next();
                var last = result.getLong(1);
                connection.commit();
                return last;
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Whether a batch consists of exactly these rows.
    boolean holds(long batch, List<byte[]> rows) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT block FROM twin_journal WHERE batch = ? ORDER BY part")) {
            statement.setLong(1, batch);
            try (var result = statement.executeQuery()) {
                var found = new ArrayList<byte[]>();
                while (result.next()) {
                    found.add(result.getBytes(1));
                }
                return Arrays.deepEquals(found.toArray(), rows.toArray());
            }
        }
    }

    void append(long batch, List<byte[]> rows) throws SQLException {
        if (rows.size() <= MOST_INSERTED) {
            insert(batch, rows);
        } else {
            copy(batch, rows);
        }
    }

    private void insert(long batch, List<byte[]> rows) throws SQLException {
        var statement = insert(rows.size());
        var parameter = 1;
        for (var part = 0; part < rows.size(); part++) {
            statement.setLong(parameter++, batch);
            statement.setInt(parameter++, part);
            statement.setBytes(parameter++, rows.get(part));
        }
        statement.executeUpdate();
    }

    private PreparedStatement insert(int rows) throws SQLException {
        var known = inserts[rows];
        if (known == null) {
            known =
                    connection.prepareStatement(
                            "INSERT INTO twin_journal (batch, part, block) VALUES (?, ?, ?)"
                                    + ", (?, ?, ?)".repeat(rows - 1));
            known.unwrap(PGStatement.class).setPrepareThreshold(1);
            inserts[rows] = known;
        }
        return known;
    }

    private void copy(long batch, List<byte[]> rows) throws SQLException {
        var size = COPY_HEADER.length + 2;
        for (var row : rows) {
            size += COPY_ROW_BYTES + row.length;
        }
        var bytes = ByteBuffer.allocate(size).put(COPY_HEADER);
        for (var part = 0; part < rows.size(); part++) {
            var block = rows.get(part);
            bytes.putShort(COPY_COLUMNS).putInt(8).putLong(batch).putInt(4).putInt(part);
            bytes.putInt(block.length).put(block);
        }
        bytes.putShort(COPY_END);
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY twin_journal (batch, part, block) FROM STDIN (FORMAT"
                                        + " binary)");
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        copy.endCopy();
    }

    /// Reads the rows of some batches, by batch and part, as a stream.
    void read(long from, long last, RowReader reader) throws SQLException {
        connection.setNetworkTimeout(AT_ONCE, (int) REPLAY_ANSWERS_WITHIN.toMillis());
        try (var statement = connection.createStatement()) {
            // By the index: the rows lie in its order, but for few; a sort would write them all.
            statement.execute("SET enable_sort = off");
            var copy =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut(
                                    """
                                    COPY (SELECT batch, part, block FROM twin_journal
                                        WHERE batch BETWEEN %d AND %d
                                        ORDER BY batch, part) TO STDOUT (FORMAT binary)
                                    """
                                            .formatted(from, last));
            var message = copy.readFromCopy();
            var at = COPY_HEADER.length;
            while (message != null) {
                read(ByteBuffer.wrap(message, at, message.length - at), reader);
                at = 0;
                message = copy.readFromCopy();
            }
            statement.execute("RESET enable_sort");
        } finally {
            connection.setNetworkTimeout(AT_ONCE, (int) answerWithin.toMillis());
        }
    }

    /// A message holds one row, the first the header before it, the last only the end.
    private static void read(ByteBuffer message, RowReader reader) {
        if (!message.hasRemaining() || message.getShort() == COPY_END) {
            return;
        }
        message.getInt();
        var batch = message.getLong();
        message.getInt();
        var part = message.getInt();
        var block = new byte[message.getInt()];
        message.get(block);
        reader.row(batch, part, block);
    }

    /// What the connection is set to.
    String setting(String name) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    /// Ends the connection, whatever state it is in.
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is of no use any more; the server ends its side by itself.
        }
    }
}
