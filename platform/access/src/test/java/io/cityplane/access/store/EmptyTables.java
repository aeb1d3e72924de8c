package io.cityplane.access.store;

import io.cityplane.testing.TestDatabase;

/// Empties the room's tables between tests, the append-only one too.
public final class EmptyTables {

    private EmptyTables() {}

    public static void in(TestDatabase database) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute(
                                """
                                ALTER TABLE access_audits DISABLE TRIGGER ALL;
                                DELETE FROM access_audits;
                                ALTER TABLE access_audits ENABLE TRIGGER ALL;
                                DELETE FROM access_sessions;
                                DELETE FROM access_tokens;
                                DELETE FROM access_accounts
                                """));
    }
}
