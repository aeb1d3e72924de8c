package io.cityplane.access.store;

import io.cityplane.access.domain.AccessStores;
import io.cityplane.database.Transactions;
import io.cityplane.database.store.JdbiTransactions;
import io.cityplane.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/// The room's tables for tests of one thread, over one connection: opening one for each statement
/// would take most of their time.
public final class AccessTables implements AutoCloseable {

    private final TestDatabase database;
    private final Connection connection;
    private final Jdbi jdbi;

    private AccessTables(TestDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.jdbi = Jdbi.create(connection).installPlugin(new SqlObjectPlugin());
    }

    public static AccessTables create() throws SQLException {
        var database = TestDatabase.start("access");
        return new AccessTables(database, database.dataSource().getConnection());
    }

    public AccessStores stores() {
        return PostgresAccess.stores(jdbi);
    }

    public Transactions transactions() {
        return new JdbiTransactions(jdbi);
    }

    /// Empties them, the append-only one too.
    public void empty() {
        execute(
                """
                ALTER TABLE access_audits DISABLE TRIGGER ALL;
                DELETE FROM access_audits;
                ALTER TABLE access_audits ENABLE TRIGGER ALL;
                DELETE FROM access_sessions;
                DELETE FROM access_tokens;
                DELETE FROM access_accounts
                """);
    }

    Jdbi jdbi() {
        return jdbi;
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
