package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Processes of a PostgreSQL whose server is gone, still at work in our directory.
final class Orphans {

    private static final Duration CLEAN = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private Orphans() {}

    /// Ends every PostgreSQL process that works in the cluster; we hold the directory's lock, so
    /// none has a server. Attaching to one instead would leave it to die with nobody.
    static void stop(Path cluster) throws Refusal {
        if (!Files.exists(cluster.resolve("postmaster.pid"))) {
            return;
        }
        try {
            if (end(cluster, Signals.INTERRUPT, CLEAN)
                    || end(cluster, Signals.QUIT, AT_ONCE)
                    || end(cluster, Signals.KILL, AT_ONCE)) {
                // Its number may be another process's by now, at which PostgreSQL would balk.
                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
                return;
            }
        } catch (IOException e) {
            throw new Refusal("Cannot look for processes in " + cluster, "see that /proc is there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                "A PostgreSQL still works in " + cluster + " and does not stop",
                "end it, then retry");
    }

    private static boolean end(Path cluster, String signal, Duration patience)
            throws IOException, InterruptedException {
        var found = in(cluster);
        Signals.send(signal, found);
        Signals.send(Signals.CONTINUE, found);
        var deadline = System.nanoTime() + patience.toNanos();
        while (in(cluster).length > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    /// The processes whose program is `postgres` and whose working directory is the cluster, which
    /// PostgreSQL makes it.
    static long[] in(Path cluster) throws IOException {
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var found = new java.util.ArrayList<Long>();
            for (var process : processes) {
                if (isPostgresIn(process, cluster)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
            return found.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private static boolean isPostgresIn(Path process, Path cluster) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && Files.readString(process.resolve("comm")).strip().equals("postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
