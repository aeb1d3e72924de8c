package io.cityplane.server;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Callers;
import io.cityplane.twin.History;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TwinReports;
import io.cityplane.twin.domain.CityFollowers;
import io.cityplane.twin.domain.CityReports;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.CursorNeed;
import io.cityplane.twin.domain.CursorStore;
import io.cityplane.twin.domain.FollowerSettings;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.LiveChanges;
import io.cityplane.twin.domain.OutboxRelay;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.ngsild.CoreSelections;
import io.cityplane.twin.ngsild.NgsiLdDoors;
import io.cityplane.twin.ngsild.NgsiLdRoutes;
import io.cityplane.twin.ngsild.NgsiLdSettings;
import io.cityplane.twin.ngsild.Subscriptions;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresCursors;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.PostgresOutbox;
import io.cityplane.twin.store.SnapshotFiles;
import io.cityplane.twin.web.LiveConsoles;
import io.cityplane.twin.web.LiveGate;
import io.cityplane.twin.web.MapView;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/// The twin, and what is read of it over HTTP.
@Singleton
final class TwinWiring {

    /// Memory is what the journal says before the first request comes.
    ///
    /// @param jdbi so that the tables are there, and for the followers' cursors
    @Produces
    @Singleton
    @Startup
    CityTwin twin(
            Jdbi jdbi,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            HistoryKeeper past,
            LiveChanges live,
            ServerSettings settings,
            Clock clock) {
        var journal = JournalDatabase.at(url, user, password.orElse(""));
        return CityTwin.open(
                        foundation(journal, settings, jdbi.onDemand(PostgresCursors.class), clock)
                                .with(List.of(past, live)),
                        TwinSettings.USUAL.withMostEntitiesPerTenant(
                                settings.twin().mostEntities()),
                        clock)
                .sweepEvery(settings.twin().sweepEvery());
    }

    private static Foundation foundation(
            JournalDatabase database, ServerSettings settings, CursorStore cursors, Clock clock) {
        var twin = settings.twin();
        var often =
                new SnapshotSettings(
                        twin.snapshotEvery(),
                        twin.snapshotAfterChanges(),
                        SnapshotSettings.USUAL.leastAtClose());
        var foundation = Foundation.of(PostgresJournal.open(database));
        return settings.dataDirectory()
                .map(it -> new SnapshotFiles(it.resolve("snapshots")))
                .map(snapshots -> {
                    var whole = foundation.with(snapshots, often);
                    return switch (twin.journal()) {
                        case WHOLE -> whole;
                        case DROPPED ->
                                whole.withNeed(
                                        new CursorNeed(
                                                        cursors,
                                                        snapshots,
                                                        FollowerSettings.USUAL.oldest(),
                                                        clock)
                                                ::first);
                    };
                })
                .orElse(foundation);
    }

    void close(@Disposes CityTwin twin) {
        twin.close();
    }

    @Produces
    @Singleton
    @Startup
    OutboxRelay outbox(Jdbi jdbi, Transactions transactions, CityTwin twin, Clock clock) {
        return new OutboxRelay(jdbi.onDemand(PostgresOutbox.class), transactions, twin, clock);
    }

    void close(@Disposes OutboxRelay outbox) {
        outbox.close();
    }

    @Produces
    @Singleton
    @Startup
    CityFollowers followers(Jdbi jdbi, Transactions transactions, CityTwin twin, Clock clock) {
        return new CityFollowers(
                twin,
                jdbi.onDemand(PostgresCursors.class),
                transactions,
                FollowerSettings.USUAL,
                clock);
    }

    void close(@Disposes CityFollowers followers) {
        followers.close();
    }

    @Produces
    @Singleton
    TwinReports reports(CityTwin twin, CityFollowers followers, OutboxRelay outbox, Clock clock) {
        return new CityReports(twin, followers, outbox::figures, clock);
    }

    void routes(
            @Observes Router router,
            Twin twin,
            History history,
            Subscriptions subscriptions,
            Callers callers,
            ContextLibrary contexts,
            ServerSettings settings) {
        var doors =
                NgsiLdDoors.of(twin, contexts)
                        .with(history)
                        .with(subscriptions)
                        .with(new NgsiLdSettings(settings.ngsiLd().mostInstances()));
        new NgsiLdRoutes(doors, callers, queries()).install(router);
    }

    @Produces
    @Singleton
    SelectionReader selections() {
        return new CoreSelections();
    }

    /// As wide as the cores: more threads would only take turns. They end with the process.
    private static Executor queries() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("query-", 0).factory());
    }

    @Produces
    @Singleton
    @Startup
    MapView mapView(Twin twin, Clock clock) {
        return new MapView(twin, Tenant.DEFAULT, clock).start();
    }

    void close(@Disposes MapView view) {
        view.close();
    }

    @Produces
    @Singleton
    @Startup
    LiveConsoles liveConsoles(MapView view, Callers callers, Clock clock) {
        return new LiveConsoles(view, callers, clock).start();
    }

    void close(@Disposes LiveConsoles consoles) {
        consoles.close();
    }

    @Produces
    @Singleton
    LiveGate liveGate(LiveConsoles consoles) {
        return new LiveGate(consoles);
    }
}
