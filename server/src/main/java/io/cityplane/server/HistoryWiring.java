package io.cityplane.server;

import io.cityplane.twin.History;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.history.HistoryKeeper;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The past, which hears the twin and is read by everybody.
@Singleton
final class HistoryWiring {

    @Produces
    @Singleton
    HistoryKeeper past() {
        return new HistoryKeeper();
    }

    /// After the twin, which it listens to.
    void close(@Disposes HistoryKeeper past) {
        past.close();
    }

    @Produces
    @Singleton
    History history(HistoryKeeper past, CityTwin twin) {
        return past.history(twin::heading);
    }
}
