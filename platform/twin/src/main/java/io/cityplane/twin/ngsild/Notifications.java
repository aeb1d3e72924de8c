package io.cityplane.twin.ngsild;

import io.cityplane.twin.Tenant;
import java.util.concurrent.CompletableFuture;

/// Sends notifications.
@FunctionalInterface
interface Notifications {

    /// Sends one.
    ///
    /// @return whether it was received well; never fails
    CompletableFuture<Boolean> send(Tenant tenant, Subscription subscription, byte[] body);
}
