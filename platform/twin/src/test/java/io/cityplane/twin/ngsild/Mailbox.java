package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.Tenant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Receives notifications in place of the network.
final class Mailbox implements Notifications {

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private volatile boolean isWell = true;

    /// Whether it takes what comes.
    void take(boolean well) {
        isWell = well;
    }

    @Override
    public CompletableFuture<Boolean> send(Tenant tenant, Subscription subscription, byte[] body) {
        received.add(JsonText.tree(body));
        return CompletableFuture.completedFuture(isWell);
    }

    /// The next one; waits for it.
    JsonNode next() throws InterruptedException {
        var next = received.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no notification came");
        }
        return next;
    }
}
