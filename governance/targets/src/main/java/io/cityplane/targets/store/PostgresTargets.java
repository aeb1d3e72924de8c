package io.cityplane.targets.store;

import io.cityplane.targets.domain.TargetsRoom.Stores;
import org.jdbi.v3.core.Jdbi;

/// The room's tables in PostgreSQL, for the wiring and for tests.
public final class PostgresTargets {

    private PostgresTargets() {}

    /// Stores that share a database.
    ///
    /// @param jdbi of a database with the tables of `db/targets`
    public static Stores stores(Jdbi jdbi) {
        return new Stores(
                jdbi.onDemand(PostgresPlans.class),
                jdbi.onDemand(PostgresRecords.class),
                jdbi.onDemand(PostgresUptimes.class),
                jdbi.onDemand(PostgresMembers.class),
                jdbi.onDemand(PostgresDays.class));
    }
}
