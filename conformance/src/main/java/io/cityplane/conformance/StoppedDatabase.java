package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// SIGSTOP of the database, then a PATCH: a GET shows the old value until the commit, and the PATCH
/// is answered only after SIGCONT.
public final class StoppedDatabase {

    private static final String ENTITY = "urn:ngsi-ld:Drill:stopped";
    private static final int STOPPED_SECONDS = 3;
    private static final int READS = 20;

    private StoppedDatabase() {}

    public static void main(String... arguments) throws Exception {
        var server = ServerUnderDrill.start(Files.createTempDirectory("cityplane stopped "));
        var client = new NgsiLdClient(server.address(), server.token("operator"));
        var report = new ObjectMapper().createObjectNode().put("drill", "stopped-database");
        int created = client.create(ENTITY, "Drill", 1);

        ServerUnderDrill.signal("STOP", server.database());
        var patch = CompletableFuture.supplyAsync(() -> patch(client));
        boolean answeredEarly = true;
        try {
            patch.get(STOPPED_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException waiting) {
            answeredEarly = false;
        }
        int old = 0;
        for (int i = 0; i < READS; i++) {
            old += client.count(ENTITY).orElse(0L) == 1 ? 1 : 0;
        }
        ServerUnderDrill.signal("CONT", server.database());
        int answered = patch.get(30, TimeUnit.SECONDS);
        long after = client.count(ENTITY).orElse(0L);
        server.stop();

        System.out.println(
                report.put("created", created)
                        .put("patchAnsweredWhileStopped", answeredEarly)
                        .put("readsOfTheOldValue", old)
                        .put("reads", READS)
                        .put("patchAnswered", answered)
                        .put("valueAfterwards", after)
                        .toPrettyString());
        boolean held =
                created == 201 && !answeredEarly && old == READS && answered == 204 && after == 2;
        System.exit(held ? 0 : 1);
    }

    private static int patch(NgsiLdClient client) {
        try {
            return client.patch(ENTITY, 2);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
