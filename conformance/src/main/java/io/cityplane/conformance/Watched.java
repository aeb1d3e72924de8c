package io.cityplane.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.store.JournalDatabase;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The most that was taken up at any time, looked at each second.
final class Watched implements AutoCloseable {

    private final Connection connection;
    private final HistoryKeeper keeper;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private volatile long mostHeap;
    private volatile long mostJournal;
    private volatile long mostTail;

    Watched(JournalDatabase where, HistoryKeeper keeper) throws SQLException {
        this.connection =
                DriverManager.getConnection(where.url(), where.username(), where.password());
        this.keeper = keeper;
        var _ = looks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try (var statement = connection.createStatement();
                var size =
                        statement.executeQuery("SELECT pg_total_relation_size('twin_journal')")) {
            size.next();
            mostJournal = Math.max(mostJournal, size.getLong(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        mostHeap = Math.max(mostHeap, heap.getUsed());
        mostTail = Math.max(mostTail, keeper.figures().tailBytes());
    }

    void put(ObjectNode report) {
        report.put("mostHeapBytes", mostHeap);
        report.put("mostTailBytes", mostTail);
        report.put("mostJournalBytesOnDisk", mostJournal);
    }

    @Override
    public void close() throws SQLException {
        looks.close();
        connection.close();
    }
}
