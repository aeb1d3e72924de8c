package io.cityplane.twin.store;

import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.history.Manifest;
import io.cityplane.twin.history.ManifestContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The contract on PostgreSQL.
class PostgresManifestTest extends ManifestContract {

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void startDatabase() {
        database = TestDatabase.start("twin");
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Override
    protected Manifest manifest() {
        return database.jdbi().onDemand(PostgresManifest.class);
    }
}
