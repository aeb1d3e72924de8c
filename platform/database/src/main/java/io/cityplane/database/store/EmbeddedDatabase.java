package io.cityplane.database.store;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import io.cityplane.database.embedded.EmbeddedPostgres;
import io.cityplane.database.embedded.Refusal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The database that the server brings with it.
public final class EmbeddedDatabase implements CityDatabase {

    private final EmbeddedPostgres postgres;
    private final @Nullable LogReserve reserve;

    private EmbeddedDatabase(EmbeddedPostgres postgres, @Nullable LogReserve reserve) {
        this.postgres = postgres;
        this.reserve = reserve;
    }

    /// Starts it in a directory, or says why that cannot be.
    ///
    /// @param data the city's directory; made, with an empty database, if it is not there
    public static Opening open(Path data, LogSpace space) {
        try {
            var postgres = EmbeddedPostgres.start(data);
            var source =
                    Connections.to(jdbcUrl(postgres), postgres.username(), postgres.password());
            var refused = check(source, data);
            if (refused.isPresent()) {
                postgres.close();
                return refused.get();
            }
            var reserve = space == LogSpace.RESERVED ? LogReserve.begin(source) : null;
            return new Opening.Opened(new EmbeddedDatabase(postgres, reserve));
        } catch (Refusal e) {
            return new Opening.Refused(e.reason(), e.advice());
        }
    }

    private static Optional<Opening.Refused> check(DataSource source, Path data) {
        try (var connection = source.getConnection()) {
            return Durability.fault(connection)
                    .map(fault ->
                            new Opening.Refused(
                                    fault,
                                    "remove what somebody set with ALTER ROLE or ALTER DATABASE"));
        } catch (SQLException e) {
            return Optional.of(
                    new Opening.Refused(
                            "The database started and takes no connection: " + e.getMessage(),
                            "see that database/password in %s is the one made with it"
                                    .formatted(data)));
        }
    }

    private static String jdbcUrl(EmbeddedPostgres postgres) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable&gssEncMode=disable"
                .formatted(postgres.port());
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(postgres);
    }

    @Override
    public String username() {
        return postgres.username();
    }

    @Override
    public String password() {
        return postgres.password();
    }

    /// Of the process that all others of the database stem from.
    public long pid() {
        return postgres.pid();
    }

    @Override
    public Optional<String> trouble() {
        return postgres.isAlive()
                ? Optional.empty()
                : Optional.of(
                        "The built-in PostgreSQL has ended; its log is in the data directory");
    }

    @Override
    public void close() {
        if (reserve != null) {
            reserve.close();
        }
        postgres.close();
    }
}
