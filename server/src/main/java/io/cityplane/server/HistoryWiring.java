package io.cityplane.server;

import io.cityplane.twin.Erasing;
import io.cityplane.twin.History;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import io.cityplane.twin.store.PostgresManifest;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/// The past, which hears the twin and is read by everybody.
@Singleton
final class HistoryWiring {

    @Produces
    @Singleton
    HistoryKeeper past(Jdbi jdbi, ServerSettings settings, Clock clock) {
        return HistoryKeeper.open(
                HistorySettings.USUAL.withTailBytes(settings.twin().historyMemoryMegabytes() << 20),
                jdbi.onDemand(PostgresManifest.class),
                settings.dataDirectory().orElseThrow().resolve("history"),
                clock);
    }

    void close(@Disposes HistoryKeeper past) {
        past.close();
    }

    @Produces
    @Singleton
    History history(HistoryKeeper past, CityTwin twin) {
        return past.history(twin::heading);
    }

    @Produces
    @Singleton
    Erasing erasing(HistoryKeeper past, CityTwin twin) {
        return past.erasing(twin::heading);
    }
}
