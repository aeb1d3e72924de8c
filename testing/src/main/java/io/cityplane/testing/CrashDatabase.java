package io.cityplane.testing;

import io.cityplane.database.Opening;
import io.cityplane.database.Transactions;
import io.cityplane.database.store.Database;
import io.cityplane.database.store.EmbeddedDatabase;
import io.cityplane.database.store.JdbiTransactions;
import io.cityplane.database.store.LogSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server for one test, to be killed, halted and started again on the same files.
///
/// Always the built-in one. What was given out before a restart works after it, on new connections.
public final class CrashDatabase implements AutoCloseable {

    private final Path data = TestDirectory.make();
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Jdbi jdbi;
    private EmbeddedDatabase database;

    CrashDatabase(String... modules) {
        this.database = open();
        pointSource();
        this.jdbi = Database.open(source, modules);
    }

    private EmbeddedDatabase open() {
        return switch (EmbeddedDatabase.open(data, LogSpace.AS_NEEDED)) {
            case Opening.Opened(EmbeddedDatabase opened) -> opened;
            case Opening.Opened(var other) ->
                    throw new IllegalStateException("not the built-in database: " + other);
            case Opening.Refused(var reason, var advice) ->
                    throw new IllegalStateException(reason + "; " + advice);
        };
    }

    private void pointSource() {
        source.setURL(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
    }

    /// For stores.
    public Jdbi jdbi() {
        return jdbi;
    }

    /// Of {@link #jdbi()}.
    public Transactions transactions() {
        return new JdbiTransactions(jdbi);
    }

    /// A new connection for each call; no pool.
    public DataSource dataSource() {
        return source;
    }

    /// Until the next restart, which may change the port.
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /// A superuser.
    public String username() {
        return database.username();
    }

    public String password() {
        return database.password();
    }

    /// kill -9 of the postmaster and all its children; returns when they are gone.
    public void kill() {
        var victims = processes();
        signal("KILL", victims);
        while (!victims.stream().allMatch(CrashDatabase::hasEnded)) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /// One that nobody has buried yet, as where a container's first process does not care, has
    /// ended.
    private static boolean hasEnded(ProcessHandle process) {
        try {
            var status = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return status.charAt(status.lastIndexOf(')') + 2) == 'Z';
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    /// SIGSTOP: nothing answers until {@link #resume}.
    public void pause() {
        signal("STOP", processes());
    }

    /// SIGCONT.
    public void resume() {
        signal("CONT", processes());
    }

    /// Starts it again on the same files, after a kill or in good order.
    public void restart() {
        database.close();
        database = open();
        pointSource();
    }

    /// The postmaster first.
    private List<ProcessHandle> processes() {
        var all = new ArrayList<ProcessHandle>();
        ProcessHandle.of(database.pid())
                .ifPresent(postmaster -> {
                    all.add(postmaster);
                    all.addAll(postmaster.descendants().toList());
                });
        return all;
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("sh", "-c", "kill -" + name + " \"$@\"", "kill"));
        processes.forEach(one -> command.add(Long.toString(one.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send SIG" + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        resume();
        database.close();
        TestDirectory.remove(data);
    }
}
