package io.cityplane.database.store;

import io.cityplane.database.Opening;
import java.nio.file.Path;
import java.util.Optional;

/// The two places where the city's database can be.
public final class Databases {

    private Databases() {}

    /// The database that the server brings with it, in the city's data directory.
    ///
    /// @param data made, with an empty database, if it is not there
    public static Opening embedded(Path data) {
        return EmbeddedDatabase.open(data, LogSpace.RESERVED);
    }

    /// A PostgreSQL that somebody else runs.
    ///
    /// @param jdbcUrl may name `user` and `password`
    /// @param password goes before the URL's
    public static Opening outside(String jdbcUrl, Optional<String> password) {
        return OutsideDatabase.open(jdbcUrl, password);
    }
}
