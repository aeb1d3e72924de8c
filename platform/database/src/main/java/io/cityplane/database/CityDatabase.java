package io.cityplane.database;

/// The city's one PostgreSQL, ready for connections, from its opening to its close.
public interface CityDatabase extends AutoCloseable {

    /// Without user and password.
    String jdbcUrl();

    String username();

    /// Never to be logged.
    String password();

    /// Gives the database up; all connections to it are closed before.
    @Override
    void close();
}
