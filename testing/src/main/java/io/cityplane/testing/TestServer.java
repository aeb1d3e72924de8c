package io.cityplane.testing;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import io.cityplane.database.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
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
        try {
            var data = Files.createTempDirectory("cityplane-test");
            var database = opened(EmbeddedDatabase.open(data));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(database, data)));
            return new TestServer(database.jdbcUrl(), database.username(), database.password());
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the test's database", e);
        }
    }

    private static CityDatabase opened(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var database) -> database;
            case Opening.Refused(var reason, var advice) ->
                    throw new IllegalStateException(reason + "; " + advice);
        };
    }

    private static void remove(CityDatabase database, Path data) {
        database.close();
        try (var all = Files.walk(data)) {
            for (var path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + data, e);
        }
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
