package io.cityplane.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// How often the database forced its write-ahead log to the disk, by its own count (`pg_stat_io`,
/// PostgreSQL 18).
final class WalFsyncs {

    private static final String COUNT =
            "SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'";

    private WalFsyncs() {}

    static long count(Path data) throws IOException, SQLException {
        try (var connection = EmbeddedDatabase.connect(data);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            try (var row = statement.executeQuery(COUNT)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
