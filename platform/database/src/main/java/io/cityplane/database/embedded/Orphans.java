package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processes of a PostgreSQL whose server is gone, still at work in our directory.
final class Orphans {

    private static final Duration TO_WRITE_OUT = Duration.ofSeconds(60);
    private static final Duration TO_DIE = Duration.ofSeconds(10);
    private static final Path PROCESSES = Path.of("/proc");

    private Orphans() {}

    /// Ends every PostgreSQL process that works in the cluster; we hold the directory's lock, so
    /// none has a server. Attaching to one instead would leave it to die with nobody.
    static void stop(Path cluster) throws Refusal {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var orphans = in(cluster);
            Signals.send(Signals.CONTINUE, orphans);
            var postmaster = Files.readString(pidFile).lines().findFirst().orElse("").strip();
            if (orphans.contains(postmaster)) {
                Signals.send(Signals.INTERRUPT, List.of(postmaster));
                awaitNone(cluster, TO_WRITE_OUT);
            }
            Signals.send(Signals.KILL, in(cluster));
            if (!awaitNone(cluster, TO_DIE)) {
                throw new Refusal(
                        "A PostgreSQL still works in %s and cannot be ended: processes %s"
                                .formatted(cluster, in(cluster)),
                        "end it, then start again");
            }
            // Its number may be another process's by now, at which PostgreSQL would balk.
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new Refusal(
                    "It cannot be told whether a PostgreSQL works in " + cluster + ": " + e,
                    "see that " + pidFile + " and " + PROCESSES + " can be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted", "start again");
        }
    }

    private static boolean awaitNone(Path cluster, Duration patience)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!in(cluster).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    /// The numbers of the processes whose program is `postgres` and whose working directory is the
    /// cluster, which PostgreSQL makes it.
    private static List<String> in(Path cluster) throws IOException {
        var found = new ArrayList<String>();
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                if (isPostgresIn(process, cluster)) {
                    found.add(PROCESSES.relativize(process).toString());
                }
            }
        }
        return found;
    }

    /// A process that ended meanwhile, or is not ours to look at, is none.
    private static boolean isPostgresIn(Path process, Path cluster) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && Files.readString(process.resolve("comm")).strip().equals("postgres");
        } catch (IOException e) {
            return false;
        }
    }
}
