package io.cityplane.database.store;

import org.postgresql.ds.PGSimpleDataSource;

/// Connections of our own beside the server's pool.
final class Connections {

    private static final int LOGIN_SECONDS = 10;

    private Connections() {}

    /// A new connection for each call.
    ///
    /// @throws IllegalArgumentException if it is no URL of PostgreSQL's
    static PGSimpleDataSource to(String jdbcUrl, String username, String password) {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl);
        source.setUser(username);
        source.setPassword(password);
        source.setLoginTimeout(LOGIN_SECONDS);
        source.setConnectTimeout(LOGIN_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }
}
