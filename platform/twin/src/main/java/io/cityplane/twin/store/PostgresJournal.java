package io.cityplane.twin.store;

import io.cityplane.twin.domain.Journal;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The journal in the table `twin_journal`, by a connection of its own.
///
/// When an append fails, nobody knows whether it was committed. So the connection is given up, and
/// the next append first gets another, which it does not before the old one's transaction has
/// ended, then looks how far the journal is, and sends the batch only if it is not there.
public final class PostgresJournal implements Journal {

    private final JournalDatabase database;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session session;
    private boolean isClosed;

    private PostgresJournal(JournalDatabase database, Session session) {
        this.database = database;
        this.session = session;
    }

    /// Opens the journal to write it. The tables are there: `db/twin` of the migrations.
    ///
    /// @throws IllegalStateException if the database does not answer or another server has the
    ///   journal
    public static PostgresJournal open(JournalDatabase database) {
        try {
            return new PostgresJournal(database, Session.open(database));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the twin's journal cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void replay(long from, RowReader reader) {
        lock.lock();
        try {
            if (session == null) {
                session = Session.open(database);
            }
            session.read(from, reader);
        } catch (SQLException e) {
            giveUp();
            throw new IllegalStateException(
                    "the twin's journal cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long firstBatch() {
        try (var room = JournalRoom.open(database)) {
            return room.firstBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the twin's journal cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void dropBefore(long batch) {
        try (var room = JournalRoom.open(database)) {
            room.dropBefore(batch);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the twin's journal does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public Appended append(long number, List<byte[]> rows) {
        lock.lock();
        try {
            if (isClosed) {
                return new Appended.Away("it is closed");
            }
            if (session == null) {
                session = Session.open(database);
                var known = find(session, number, rows);
                if (known != null) {
                    return known;
                }
            }
            session.append(number, rows);
            return new Appended.Durable();
        } catch (SQLException e) {
            giveUp();
            return new Appended.Away(String.valueOf(e.getMessage()));
        } finally {
            lock.unlock();
        }
    }

    /// What became of a batch that may have been sent before; null if it was not committed.
    private static @Nullable Appended find(Session session, long number, List<byte[]> rows)
            throws SQLException {
        var last = session.lastBatch();
        if (last == number - 1) {
            return null;
        }
        return last == number && session.holds(number, rows)
                ? new Appended.Durable()
                : new Appended.TakenOver(
                        "the journal ends with batch %d, which this server did not write; another one does"
                                .formatted(last));
    }

    private void giveUp() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            giveUp();
        } finally {
            lock.unlock();
        }
    }
}
