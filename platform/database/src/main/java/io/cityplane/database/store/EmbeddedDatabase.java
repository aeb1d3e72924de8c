package io.cityplane.database.store;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import io.cityplane.database.embedded.EmbeddedPostgres;
import io.cityplane.database.embedded.Refusal;
import java.nio.file.Path;

/// The database that the server brings with it.
public final class EmbeddedDatabase implements CityDatabase {

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// Starts it in a directory, or says why that cannot be.
    ///
    /// @param data the city's directory; made, with an empty database, if it is not there
    public static Opening open(Path data) {
        try {
            return new Opening.Opened(new EmbeddedDatabase(EmbeddedPostgres.start(data)));
        } catch (Refusal e) {
            return new Opening.Refused(e.reason(), e.advice());
        }
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable&gssEncMode=disable"
                .formatted(postgres.port());
    }

    @Override
    public String username() {
        return postgres.username();
    }

    @Override
    public String password() {
        return postgres.password();
    }

    @Override
    public void close() {
        postgres.close();
    }
}
