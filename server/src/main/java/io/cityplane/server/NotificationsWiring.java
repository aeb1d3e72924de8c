package io.cityplane.server;

import io.cityplane.twin.Twin;
import io.cityplane.twin.domain.LiveChanges;
import io.cityplane.twin.ngsild.NotificationSocket;
import io.cityplane.twin.ngsild.Subscriptions;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.DownloadRules;
import io.cityplane.twin.store.PostgresSubscriptions;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// What subscribers are told of the twin, from its changes to their addresses.
@Singleton
final class NotificationsWiring {

    /// Changes that wait to be looked at.
    private static final int MOST_CHANGES = 50_000;

    @Produces
    @Singleton
    LiveChanges liveChanges() {
        return new LiveChanges(MOST_CHANGES);
    }

    @Produces
    @Singleton
    NotificationSocket notificationSocket(Vertx vertx, ServerSettings settings) {
        var notifications = settings.notifications();
        return new NotificationSocket(
                vertx,
                new DownloadRules(
                        notifications.privateAddresses(),
                        notifications.allowedHosts().stream()
                                .flatMap(hosts -> hosts.stream())
                                .map(host -> host.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        DownloadRules.USUAL.within(),
                        DownloadRules.USUAL.mostBytes(),
                        DownloadRules.USUAL.mostAtOnce()));
    }

    void close(@Disposes NotificationSocket socket) {
        socket.close();
    }

    @Produces
    @Singleton
    @Startup
    Subscriptions subscriptions(
            Jdbi jdbi,
            LiveChanges live,
            Twin twin,
            ContextLibrary contexts,
            NotificationSocket socket,
            Clock clock) {
        return Subscriptions.open(
                new PostgresSubscriptions(jdbi), live, twin, contexts, socket, clock);
    }

    void close(@Disposes Subscriptions subscriptions) {
        subscriptions.close();
    }
}
