package io.cityplane.testing;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import io.cityplane.database.store.EmbeddedDatabase;
import io.cityplane.database.store.LogSpace;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL server of this JVM's tests, started when the first of them asks.
record TestServer(String url, String username, String password) {

    private static @Nullable TestServer shared;

    static synchronized TestServer shared() {
        if (shared == null) {
            var outside = outside();
            shared = outside == null ? embedded() : outside;
        }
        return shared;
    }

    private static @Nullable TestServer outside() {
        var url =
                System.getProperty(TestDatabase.OUTSIDE, System.getenv().get(TestDatabase.OUTSIDE));
        if (url == null || url.isBlank()) {
            return null;
        }
        var source = new PGSimpleDataSource();
        source.setURL(url);
        var user = source.getUser();
        var password = source.getPassword();
        return new TestServer(
                url.replaceAll("[?&](user|password)=[^&]*", ""),
                user == null ? "postgres" : user,
                password == null ? "" : password);
    }

    private static TestServer embedded() {
        var data = TestDirectory.make();
        var database = opened(EmbeddedDatabase.open(data, LogSpace.AS_NEEDED));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            database.close();
                            TestDirectory.remove(data);
                        }));
        return new TestServer(database.jdbcUrl(), database.username(), database.password());
    }

    private static CityDatabase opened(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var database) -> database;
            case Opening.Refused(var reason, var advice) ->
                    throw new IllegalStateException(reason + "; " + advice);
        };
    }

    String jdbcUrl(String database) {
        return url.replaceFirst("(//[^/]*)/[^?]*", "$1/" + database);
    }

    PGSimpleDataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(database));
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    void execute(String sql) {
        try (var connection = source("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("refused: " + sql, e);
        }
    }
}
