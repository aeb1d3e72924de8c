package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// kill -9 of server and database under 16 writers, again and again: what was acknowledged is
/// there.
///
/// Each writer has entities of its own, counts one attribute of them upwards and brings in new ones
/// between. After each restart an entity must show the last value that was acknowledged, or the one
/// that was on its way when the server died; what was acknowledged as created must be there.
public final class Crash {

    private static final int WRITERS = 16;
    private static final int LEAST_MILLIS = 1_500;
    private static final int MOST_MILLIS = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<CrashWriter> writers = new ArrayList<>();
    private long checked;
    private long wrong;

    private Crash() {}

    /// Runs the drill; ends with status 1 if anything acknowledged is missing.
    ///
    /// @param arguments the number of rounds, 5 if none is given
    public static void main(String... arguments) throws Exception {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        var data = Files.createTempDirectory("cityplane crash ");
        System.exit(new Crash().drill(rounds, data) ? 0 : 1);
    }

    private boolean drill(int rounds, Path data) throws Exception {
        var report = JSON.createObjectNode().put("drill", "crash").put("writers", WRITERS);
        var server = ServerUnderDrill.start(data);
        var token = server.token("operator");
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new CrashWriter(i, new NgsiLdClient(server.address(), token)));
        }
        for (var writer : writers) {
            writer.prepare();
        }
        long fsyncs = WalFsyncs.count(server.data());
        long acknowledged = 0;
        var told = report.putArray("rounds");
        for (int round = 1; round <= rounds; round++) {
            hurt(server);
            long now = writers.stream().mapToLong(CrashWriter::acknowledged).sum();
            var restart = server.restart();
            verify();
            told.addObject()
                    .put("acknowledged", now - acknowledged)
                    .put("restartMillis", restart.toMillis());
            acknowledged = now;
            System.err.printf(
                    "round %d: %d changes acknowledged so far, %d checks, %d wrong%n",
                    round, now, checked, wrong);
        }
        long before = WalFsyncs.count(server.data());
        long commits = writers.getFirst().countUp(200);
        long after = WalFsyncs.count(server.data());
        report.put("acknowledged", acknowledged)
                .put("checked", checked)
                .put("wrong", wrong)
                .put("walFsyncsAtFirst", fsyncs)
                .put("sequentialCommits", commits)
                .put("walFsyncsOfThese", after - before);
        server.stop();
        System.out.println(report.toPrettyString());
        return wrong == 0 && acknowledged > 0 && after - before >= commits;
    }

    /// Lets the writers run for a while, then kills everything in the middle of it.
    private void hurt(ServerUnderDrill server) throws InterruptedException, IOException {
        var dead = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer : writers) {
                threads.execute(() -> writer.run(dead));
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS));
            server.killEverything();
            dead.set(true);
        }
    }

    private void verify() throws IOException, InterruptedException {
        for (var writer : writers) {
            for (var fault : writer.faults()) {
                System.err.println(fault);
                wrong++;
            }
            checked += writer.size();
        }
    }
}
