package io.cityplane.database;

import java.util.Optional;

/// The city's one PostgreSQL, ready for connections and this server's alone, from its opening to
/// its close.
public interface CityDatabase extends AutoCloseable {

    /// Without user and password.
    String jdbcUrl();

    String username();

    /// Never to be logged.
    String password();

    /// What keeps it from being ready and ours now, in words; empty while all is well. Answers at
    /// once, from any thread.
    Optional<String> trouble();

    /// Gives the database up; all connections to it are closed before.
    @Override
    void close();
}
