package io.cityplane.database.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/// Asks a test's PostgreSQL, each time on a new connection.
final class Sql {

    private Sql() {}

    static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable".formatted(port),
                Cluster.USERNAME,
                password);
    }

    /// Of another process's server.
    static Connection connect(OtherServer server, Path data) throws Exception {
        return connect(server.port(), Files.readString(data.resolve("database/password")).strip());
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres.port(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = connect(postgres.port(), postgres.password())) {
            return ask(connection, sql);
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void awaitTrue(EmbeddedPostgres postgres, String sql) throws Exception {
        while (!ask(postgres, sql).equals("t")) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
