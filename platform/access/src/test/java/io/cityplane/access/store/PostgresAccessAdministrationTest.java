package io.cityplane.access.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.AccessAdministrationContract;
import io.cityplane.access.AccountName;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.BoundedHashing;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.access.domain.SessionLimits;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
