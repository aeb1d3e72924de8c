package io.cityplane.database.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An embedded PostgreSQL plays the outside one.
class DatabasesTest {

    @TempDir private static Path data;
    private static CityDatabase embedded;

    @BeforeAll
    static void start() {
        embedded = opened(EmbeddedDatabase.open(data, LogSpace.AS_NEEDED));
    }

    @AfterAll
    static void stop() {
        embedded.close();
    }

    @Test
    @DisplayName("an embedded database is refused while it is open, and is well until its end")
    void embeddedOnce() {
        assertThat(embedded.trouble()).isEmpty();
        assertThat(refused(Databases.embedded(data)).reason()).contains("in use by process");
    }

    @Test
    @DisplayName("an outside database: user and password from the URL, and not in what is given on")
    void outside() throws SQLException {
        execute("CREATE DATABASE given");
        try (var database =
                opened(
                        Databases.outside(
                                url("given") + "&user=postgres&password=" + embedded.password(),
                                Optional.empty()))) {
            assertThat(database.jdbcUrl()).doesNotContain("user", "password");
            assertThat(database.username()).isEqualTo("postgres");
            assertThat(database.trouble()).isEmpty();
            DriverManager.getConnection(
                            database.jdbcUrl(), database.username(), database.password())
                    .close();
        }
    }

    @Test
    @DisplayName("two servers cannot share a database; the second is told who has it")
    void alone() throws SQLException {
        execute("CREATE DATABASE shared");
        try (var _ = opened(outside("shared", embedded.password()))) {
            assertThat(refused(outside("shared", embedded.password())).reason())
                    .contains("in use by Cityplane process " + ProcessHandle.current().pid())
                    .contains("PostgreSQL process");
        }
        opened(outside("shared", embedded.password())).close();
    }

    @Test
    @DisplayName("a lost lock is trouble until it is regained")
    void regained() throws SQLException {
        execute("CREATE DATABASE lost");
        try (var database = opened(outside("lost", embedded.password()))) {
            execute("UPDATE pg_database SET datallowconn = false WHERE datname = 'lost'");
            execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = 'lost'");
            while (database.trouble().isEmpty()) {
                LockSupport.parkNanos(10_000_000);
            }

            execute("UPDATE pg_database SET datallowconn = true WHERE datname = 'lost'");

            while (database.trouble().isPresent()) {
                LockSupport.parkNanos(10_000_000);
            }
            assertThat(refused(outside("lost", embedded.password())).reason())
                    .contains("in use by");
        }
    }

    @Test
    @DisplayName("older than 15: refused")
    void tooOld() throws IOException {
        try (var old = new OldPostgres()) {
            assertThat(
                            refused(
                                            Databases.outside(
                                                    "jdbc:postgresql://localhost:%d/city?sslmode=disable&gssEncMode=disable"
                                                            .formatted(old.port()),
                                                    Optional.of("")))
                                    .reason())
                    .contains("is PostgreSQL 14; 15 or later is needed");
        }
    }

    @Test
    @DisplayName("no URL of PostgreSQL's, nobody there, wrong password, no such database: refused")
    void unreachable() {
        assertThat(
                        refused(
                                        Databases.outside(
                                                "jdbc:mysql://x/y?password=secret",
                                                Optional.empty()))
                                .reason())
                .contains("not a JDBC URL of a PostgreSQL")
                .doesNotContain("secret");
        assertThat(
                        refused(
                                        Databases.outside(
                                                "jdbc:postgresql://127.0.0.1:1/x",
                                                Optional.empty()))
                                .reason())
                .contains("No PostgreSQL answers");
        assertThat(refused(outside("postgres", "wrong")).reason())
                .contains("does not let user postgres in");
        assertThat(refused(outside("nowhere", embedded.password())).reason())
                .contains("no such database");
    }

    @Test
    @DisplayName("a user who may not make tables is refused, with what the owner has to do")
    void noRights() throws SQLException {
        execute("CREATE DATABASE owned");
        execute("CREATE USER guest PASSWORD 'guest'");
        var refused =
                refused(Databases.outside(url("owned") + "&user=guest", Optional.of("guest")));

        assertThat(refused.reason()).contains("User guest may not make tables");
        assertThat(refused.advice()).contains("GRANT CREATE ON SCHEMA public TO guest");
    }

    @Test
    @DisplayName("a database that is read-only, keeps no Unicode or does not wait for the disk")
    void unfit() throws SQLException {
        execute(
                "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc"
                        + " TEMPLATE template0");
        execute("CREATE DATABASE standby");
        execute("ALTER DATABASE standby SET default_transaction_read_only = on");
        execute("CREATE DATABASE hasty");
        execute("ALTER DATABASE hasty SET synchronous_commit = off");

        assertThat(refused(outside("latin", embedded.password())).reason()).contains("LATIN1");
        assertThat(refused(outside("standby", embedded.password())).reason()).contains("read-only");
        assertThat(refused(outside("hasty", embedded.password())).reason())
                .contains("synchronous_commit off");
    }

    private static Opening outside(String database, String password) {
        return Databases.outside(url(database), Optional.of(password));
    }

    private static String url(String database) {
        return embedded.jdbcUrl().replace("/postgres?", "/" + database + "?");
    }

    private static CityDatabase opened(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).database();
    }

    private static Opening.Refused refused(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Refused.class);
        assertThat(((Opening.Refused) opening).advice()).isNotBlank();
        return (Opening.Refused) opening;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                embedded.jdbcUrl(), embedded.username(), embedded.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
