package io.cityplane.database.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Whether a commit means that the change survives a power cut.
final class Durability {

    private static final List<String> NEEDED =
            List.of("fsync", "full_page_writes", "synchronous_commit");

    private Durability() {}

    /// What is wrong, by the settings as this connection has them; empty if nothing.
    static Optional<String> fault(Connection connection) throws SQLException {
        for (var setting : NEEDED) {
            if (show(connection, setting).equals("off")) {
                return Optional.of(
                        "PostgreSQL has %s off, so what it confirms may be lost in a power cut"
                                .formatted(setting));
            }
        }
        return Optional.empty();
    }

    static String show(Connection connection, String setting) throws SQLException {
        try (var query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, setting);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
