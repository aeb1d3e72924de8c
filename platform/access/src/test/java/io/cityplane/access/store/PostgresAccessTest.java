package io.cityplane.access.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.AccessContract;
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

/// The contract on PostgreSQL, and what its tables keep.
class PostgresAccessTest extends AccessContract {

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

    @ParameterizedTest(name = "{0} access_audits is refused")
    @ValueSource(
            strings = {
                "DELETE FROM access_audits",
                "UPDATE access_audits SET caller_name = ''",
                "UPDATE access_audits SET caller = 1 WHERE false",
                "TRUNCATE access_audits"
            })
    void appendOnly(String statement) {
        assertThatThrownBy(() -> tables.execute(statement)).hasMessageContaining("append-only");
    }

    @Test
    @DisplayName("no table holds a password or a session's cookie as it is shown")
    void secretsAreHashed() {
        var opened = room.access().signIn("admin", ADMIN_PASSWORD, "10.0.0.7");
        var cookie = ((SignedIn) opened).session().value();

        for (var table : List.of("accounts", "sessions", "audits")) {
            assertThat(rows(table))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains(ADMIN_PASSWORD.value()))
                    .noneMatch(row -> row.contains(cookie));
        }
    }

    private static List<String> rows(String table) {
        return tables.jdbi()
                .withHandle(handle ->
                        handle.createQuery("SELECT t::text FROM access_" + table + " t")
                                .mapTo(String.class)
                                .list());
    }
}
