package io.cityplane.server;

import io.cityplane.twin.domain.CityContexts;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.ContextSocket;
import io.cityplane.twin.ngsild.context.DownloadRules;
import io.cityplane.twin.store.PostgresContexts;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// The JSON-LD contexts that NGSI-LD requests are read with.
@Singleton
final class ContextsWiring {

    @Produces
    @Singleton
    ContextSocket downloads(Vertx vertx, ServerSettings settings) {
        var contexts = settings.contexts();
        return new ContextSocket(
                vertx,
                new DownloadRules(
                        contexts.privateAddresses(),
                        contexts.allowedHosts().stream()
                                .flatMap(hosts -> hosts.stream())
                                .map(host -> host.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        contexts.downloadWithin(),
                        DownloadRules.USUAL.mostBytes(),
                        DownloadRules.USUAL.mostAtOnce()));
    }

    void close(@Disposes ContextSocket downloads) {
        downloads.close();
    }

    @Produces
    @Singleton
    @Startup
    CityContexts hosted(Jdbi jdbi, Clock clock) {
        return CityContexts.open(jdbi.onDemand(PostgresContexts.class), clock);
    }

    @Produces
    @Singleton
    ContextLibrary library(ContextSocket downloads, CityContexts hosted, Clock clock) {
        return new ContextLibrary(downloads, hosted, clock);
    }
}
