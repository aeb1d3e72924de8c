package io.cityplane.access.store;

import io.cityplane.access.domain.AccessStores;
import org.jdbi.v3.core.Jdbi;

/// The room's tables in PostgreSQL, for the wiring and for tests.
public final class PostgresAccess {

    private PostgresAccess() {}

    /// Stores that share a database.
    ///
    /// @param jdbi of a database with the tables of `db/access`
    public static AccessStores stores(Jdbi jdbi) {
        return new AccessStores(
                jdbi.onDemand(PostgresAccounts.class),
                jdbi.onDemand(PostgresTokens.class),
                jdbi.onDemand(PostgresSessions.class),
                jdbi.onDemand(PostgresAudits.class));
    }
}
