package io.cityplane.twin.store;

import java.time.Duration;

/// Where the journal is.
///
/// @param url JDBC's; it must lead to PostgreSQL itself, for a pooler that lends connections by the
///   transaction would let two servers write
/// @param answerWithin how long a commit may take before the connection is given up and the journal
///   is taken to be away; at least a second
public record JournalDatabase(String url, String username, String password, Duration answerWithin) {

    private static final Duration USUAL = Duration.ofSeconds(10);

    /// A database that is given ten seconds for a commit.
    public static JournalDatabase at(String url, String username, String password) {
        return new JournalDatabase(url, username, password, USUAL);
    }

    /// Keeps the password out of logs.
    @Override
    public String toString() {
        return url;
    }
}
