package io.cityplane.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// How often the database forced its write-ahead log to the disk, by its own count (`pg_stat_io`,
/// PostgreSQL 18).
final class WalFsyncs {

    private static final String COUNT =
            "SELECT coalesce(sum(fsyncs), 0) FROM pg_stat_io WHERE object = 'wal'";

    /// A session of PostgreSQL passes its figures on when a transaction ends, but not oftener than
    /// each second, and otherwise after ten seconds without work.
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(11);

    private WalFsyncs() {}

    /// What there were up to now. Nobody may write meanwhile.
    static long count(Path data) throws IOException, SQLException, InterruptedException {
        Thread.sleep(UNTIL_TOLD);
        return countTold(data);
    }

    private static long countTold(Path data) throws IOException, SQLException {
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
