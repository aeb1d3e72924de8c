package io.cityplane.server.command;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import io.cityplane.database.store.Databases;
import io.cityplane.server.Presence;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Runs the server from its first check to its last.
///
/// What can be refused is refused here, before anything is begun.
final class Foreground {

    private static final int LONGEST_STOP_SECONDS = 60;

    private final ServerOptions options;
    private final Path data;
    private final Company company;

    Foreground(ServerOptions options, Path data, Company company) {
        this.options = options;
        this.data = data;
        this.company = company;
    }

    /// Serves until the process is told to stop.
    ///
    /// @return the process's exit status
    int serve() {
        requireLoopbackIfOpen();
        requireFreePort();
        requireDirectory();
        var stopped = new CountDownLatch(1);
        try (var database = open()) {
            configure(database);
            awaitAtExit(stopped);
            var status = new int[1];
            Quarkus.run(
                    Presence.class,
                    (code, failure) -> status[0] = end(code, failure),
                    options.address(),
                    company.name());
            return status[0];
        } finally {
            stopped.countDown();
        }
    }

    /// What began and failed is told here, for nobody else does; on the console itself, for the log
    /// is closed by now.
    private static int end(int code, @Nullable Throwable failure) {
        if (failure == null) {
            return code;
        }
        System.err.println("cityplane: the server has failed");
        failure.printStackTrace(System.err);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void requireLoopbackIfOpen() {
        if (options.open && !options.isLoopback()) {
            throw new Complaint(
                    "--open lets everybody do everything, so it is only for loopback, not for "
                            + options.host,
                    "Leave out --open, or --host.");
        }
    }

    /// In dev mode the port stays open from one server to the next.
    private void requireFreePort() {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return;
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(options.host), options.port));
        } catch (IOException | IllegalArgumentException e) {
            throw new Complaint(
                    "port %d of %s cannot be had: %s"
                            .formatted(options.port, options.host, e.getMessage()),
                    "Stop what listens there, or choose another with --port.");
        }
    }

    private void requireDirectory() {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new Complaint(
                    "the data directory " + data + " cannot be made: " + e,
                    "Make it yourself, for this user to write, or name another with --data.");
        }
        if (!Files.isWritable(data)) {
            throw new Complaint(
                    "the data directory " + data + " is not writable for this user",
                    "Change its owner or mode, or name another with --data.");
        }
    }

    private CityDatabase open() {
        var opening =
                options.db == null
                        ? Databases.embedded(data)
                        : Databases.outside(
                                options.db,
                                Optional.ofNullable(System.getenv("CITYPLANE_DB_PASSWORD")));
        return switch (opening) {
            case Opening.Opened(var database) -> database;
            case Opening.Refused(var reason, var advice) -> throw new Complaint(reason, advice);
        };
    }

    private void configure(CityDatabase database) {
        System.setProperty("quarkus.http.host", options.host);
        System.setProperty("quarkus.http.port", Integer.toString(options.port));
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.username());
        System.setProperty("quarkus.datasource.password", database.password());
        System.setProperty("cityplane.data-directory", data.toString());
        System.setProperty("cityplane.authorisation", options.open ? "OPEN" : "CLOSED");
    }

    /// A signal ends the JVM once its hooks have ended; so one of them waits for the database.
    private static void awaitAtExit(CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    try {
                                        stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                },
                                "await-stop"));
    }
}
