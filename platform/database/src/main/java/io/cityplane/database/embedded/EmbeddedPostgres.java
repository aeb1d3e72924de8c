package io.cityplane.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of our own in a data directory, from start to close.
///
/// It dies with this process even if that is killed, and shares the directory with nobody.
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final DataDirectory data;
    private final Postmaster postmaster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(DataDirectory data, Postmaster postmaster, int port, String password) {
        this.data = data;
        this.postmaster = postmaster;
        this.port = port;
        this.password = password;
    }

    /// Takes the directory, makes a database if there is none, and waits until it takes
    /// connections. After a crash it recovers first.
    ///
    /// @param directory made if it is not there
    public static EmbeddedPostgres start(Path directory) throws Refusal {
        var data = DataDirectory.take(directory);
        try {
            return start(data);
        } catch (Refusal | RuntimeException e) {
            release(data);
            throw e;
        }
    }

    private static EmbeddedPostgres start(DataDirectory data) throws Refusal {
        Orphans.stop(data.cluster());
        Cluster.requireOurVersion(data);
        var identity = Identity.of(data);
        var binaries = Binaries.in(data.database());
        identity.requireAccess(binaries.resolve("bin/postgres"));
        Cluster.prepare(data, binaries, identity);
        var password = Cluster.password(data);
        var log = new BoundedLog(data.log());
        try {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                var port = freePort();
                var postmaster = postmaster(data, binaries, identity, port);
                if (ready(postmaster)) {
                    return new EmbeddedPostgres(data, postmaster, port, password);
                }
                if (!log.tail().contains("could not bind")) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new Refusal(
                    "PostgreSQL cannot be started: " + e.getMessage(), "see " + log.file());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted", "start again");
        }
        throw new Refusal(
                "PostgreSQL ended at its start. It said:\n" + log.tail(), "see " + log.file());
    }

    private static Postmaster postmaster(
            DataDirectory data, Path binaries, Identity identity, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.cluster().toString()));
        var freeDiskBytes = Files.getFileStore(data.path()).getUsableSpace();
        command.addAll(Settings.arguments(port, freeDiskBytes));
        return Postmaster.start(identity.command(command), data.cluster(), data.log());
    }

    /// Nothing is left running if this fails.
    private static boolean ready(Postmaster postmaster) throws IOException, InterruptedException {
        var ready = false;
        try {
            ready = postmaster.awaitReady();
            return ready;
        } finally {
            if (!ready) {
                postmaster.close();
            }
        }
    }

    /// Somebody may take it before PostgreSQL does, therefore several attempts.
    private static int freePort() throws IOException {
        try (var socket =
                new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /// On the loopback address.
    public int port() {
        return port;
    }

    /// The only user there is.
    public String username() {
        return Cluster.USERNAME;
    }

    /// Random, made with the database.
    public String password() {
        return password;
    }

    /// Of the process that all others of the database stem from.
    public long pid() {
        return postmaster.pid();
    }

    /// Whether it still runs; if not, somebody ended it and its log says more.
    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /// Stops it with everything written out and gives the directory back.
    @Override
    public void close() {
        postmaster.close();
        release(data);
    }

    private static void release(DataDirectory data) {
        try {
            data.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot unlock " + data.path(), e);
        }
    }
}
