package io.cityplane.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A second way into a server's embedded database, by what lies in the data directory.
final class EmbeddedDatabase {

    /// The line of `postmaster.pid` that holds the port, as PostgreSQL's miscadmin.h has it.
    private static final int PORT_LINE = 3;

    private EmbeddedDatabase() {}

    static Connection connect(Path data) throws IOException, SQLException {
        var lines = Files.readAllLines(find(data, "postmaster.pid"));
        var password = Files.readString(find(data, "password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/postgres",
                "postgres",
                password);
    }

    private static Path find(Path data, String name) throws IOException {
        try (var files = Files.walk(data, 3)) {
            return files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name + " below " + data));
        }
    }
}
