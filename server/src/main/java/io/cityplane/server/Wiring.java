package io.cityplane.server;

import io.agroal.api.AgroalDataSource;
import io.cityplane.database.Transactions;
import io.cityplane.database.store.Database;
import io.cityplane.database.store.JdbiTransactions;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.jdbi.v3.core.Jdbi;

/// Which implementation stands behind which door: what all rooms share. Modules themselves know no
/// container.
@Singleton
final class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Whose days are meant where nobody says.
    @Produces
    @Singleton
    ZoneId zone(ServerSettings settings) {
        return settings.zone();
    }

    /// Opened at once rather than by the first request: a server without its database is none.
    @Produces
    @Singleton
    @Startup
    Jdbi jdbi(AgroalDataSource database) {
        return Database.open(database, "access", "twin", "imports", "targets");
    }

    @Produces
    @Singleton
    Transactions transactions(Jdbi jdbi) {
        return new JdbiTransactions(jdbi);
    }
}
