package io.cityplane.database.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A running PostgreSQL and the thread that it dies with.
///
/// Linux sends the signal of a parent's death when the *thread* dies that started the child. So one
/// of our own starts it and lives until the child's end.
final class Postmaster implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Postmaster.class.getName());
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long POLL_MILLIS = 5;
    private static final long STOP_SECONDS = 60;
    private static final long QUIT_SECONDS = 5;

    private final Process process;
    private final Path cluster;

    private Postmaster(Process process, Path cluster) {
        this.process = process;
        this.cluster = cluster;
    }

    /// @param log appended to, and kept small
    static Postmaster start(List<String> command, Path cluster, Path log) throws IOException {
        var started = new CompletableFuture<Process>();
        var keeper =
                Thread.ofPlatform()
                        .daemon()
                        .name("postgres-keeper")
                        .unstarted(() -> keep(command, cluster, new BoundedLog(log), started));
        keeper.start();
        try {
            return new Postmaster(started.join(), cluster);
        } catch (CompletionException e) {
            throw new IOException("PostgreSQL's process does not start", e.getCause());
        }
    }

    private static void keep(
            List<String> command,
            Path cluster,
            BoundedLog log,
            CompletableFuture<Process> started) {
        try {
            log.trim();
            var builder = Environment.clean(new ProcessBuilder(command));
            builder.directory(cluster.toFile());
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
            var process = builder.start();
            process.getOutputStream().close();
            started.complete(process);
            while (!waitFor(process)) {
                log.trim();
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        }
    }

    /// An interrupt must not end this thread, and so the database, before its time.
    private static boolean waitFor(Process process) {
        try {
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Waits until it takes connections; after a crash that may take a while.
    ///
    /// @return false if it ended instead
    boolean awaitReady() throws IOException, InterruptedException {
        var began = System.nanoTime();
        var told = false;
        while (process.isAlive()) {
            if (isReady()) {
                return true;
            }
            if (!told && System.nanoTime() - began > PATIENCE_NANOS) {
                told = true;
                LOG.log(Level.INFO, "The database recovers after a crash; this may take minutes");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    /// PostgreSQL says so in the eighth line of its file, once its number is in the first.
    private boolean isReady() throws IOException {
        try {
            var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.size() > 7
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Ends all connections, writes everything out and stops.
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        signal(Signals.INTERRUPT);
        signal(Signals.CONTINUE);
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                signal(Signals.QUIT);
                if (!process.waitFor(QUIT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            signal(Signals.QUIT);
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String signal) {
        Signals.send(signal, List.of(Long.toString(process.pid())));
    }
}
