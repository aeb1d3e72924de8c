package io.cityplane.access.store;

import io.cityplane.access.AccessAdministrationContract;
import io.cityplane.access.AccountName;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.BoundedHashing;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.access.domain.SessionLimits;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The administrators' contract on PostgreSQL.
class PostgresAccessAdministrationTest extends AccessAdministrationContract {

    @SuppressWarnings("NullAway.Init")
    private static AccessTables tables;

    @BeforeAll
    static void createTables() throws SQLException {
        tables = AccessTables.create();
    }

    @AfterAll
    static void dropTables() throws SQLException {
        tables.close();
    }

    @Override
    protected AccessRoom openEmpty() {
        tables.empty();
        return reopen(hashing);
    }

    @Override
    protected AccessRoom reopen(CountingHashing hashing) {
        return AccessRoom.open(
                tables.stores(),
                tables.transactions(),
                new BoundedHashing(hashing, 2),
                SessionLimits.SHIFT,
                clock);
    }

    @Override
    protected String hashOfAdmin() {
        return tables.stores().accounts().find(new AccountName("admin")).orElseThrow().hash();
    }
}
