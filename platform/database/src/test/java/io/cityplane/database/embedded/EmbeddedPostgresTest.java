package io.cityplane.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir private Path temporary;
    private Path data;

    @BeforeEach
    void make() {
        data = DataDirectories.empty(temporary.resolve("a city's data"));
    }

    @Test
    @DisplayName("data survive a restart, in a path with spaces")
    void survivesRestart() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            Sql.execute(postgres, "CREATE TABLE tree AS SELECT 7 AS rings");
        }
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.ask(postgres, "SELECT rings FROM tree")).isEqualTo("7");
        }
    }

    @Test
    @DisplayName("it waits for the disk at each commit, by its settings and by its own count")
    void waitsForTheDisk() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertThat(Sql.ask(postgres, "SHOW " + setting)).isEqualTo("on");
            }
            Sql.execute(postgres, "CREATE TABLE tree (ring int)");
            var before = walFsyncs(postgres);

            for (var ring = 0; ring < 50; ring++) {
                Sql.execute(postgres, "INSERT INTO tree VALUES (1)");
            }

            assertThat(walFsyncs(postgres) - before).isGreaterThanOrEqualTo(50);
        }
    }

    /// A backend adds to the count when it ends at the latest, which for the last may be later.
    private static long walFsyncs(EmbeddedPostgres postgres) throws Exception {
        Sql.awaitTrue(
                postgres,
                "SELECT count(*) = 1 FROM pg_stat_activity WHERE backend_type = 'client backend'");
        return Long.parseLong(
                Sql.ask(postgres, "SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'"));
    }

    @Test
    @DisplayName("text is Unicode, in an order and with letters that no machine's locale changes")
    void text() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(Sql.ask(postgres, "SELECT upper('straße é') || ('Z' < 'a')"))
                    .isEqualTo("STRAßE Étrue");
        }
    }

    @Test
    @DisplayName("only who has the password enters; it is nobody's but the owner's to read")
    void password() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> Sql.connect(postgres.port(), "wrong").close())
                    .hasMessageContaining("password");
            assertThat(Files.getPosixFilePermissions(data.resolve("database/password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(
                            Sql.ask(
                                    postgres,
                                    "SELECT count(*) FROM pg_hba_file_rules"
                                            + " WHERE auth_method <> 'scram-sha-256'"))
                    .isEqualTo("0");
        }
    }

    @Test
    @DisplayName("a second server on the same directory is refused and told who has it")
    void inUse() throws Exception {
        try (var other = OtherServer.start(data)) {
            assertThat(other.greeting).startsWith("ready");
            assertRefused(data, "in use by process " + other.pid());
        }
        try (var _ = EmbeddedPostgres.start(data)) {
            assertRefused(data, "in use by process " + ProcessHandle.current().pid());
            try (var other = OtherServer.start(data)) {
                assertThat(other.greeting).startsWith("refused").contains("in use by process");
            }
        }
    }

    @Test
    @DisplayName("files of another major version are refused, untouched")
    void otherVersion() throws Exception {
        var version =
                Files.createDirectories(data.resolve("database/cluster")).resolve("PG_VERSION");
        Files.writeString(version, "17\n");

        assertRefused(data, "made by PostgreSQL 17, this server brings 18");
        assertThat(Files.readString(version)).isEqualTo("17\n");
    }

    @Test
    @DisplayName("a folder in the database's place that is not PostgreSQL's is refused")
    void somethingElse() throws Exception {
        var photos = temporary.resolve("photos");
        Files.createDirectories(photos.resolve("database/cluster"));

        assertRefused(photos, "not a PostgreSQL's");
    }

    @Test
    @DisplayName("a file, a path below a file, too long a path, no place to write: refused")
    void noDirectory() throws Exception {
        var file = Files.createFile(temporary.resolve("file"));

        assertRefused(file, "is a file");
        assertRefused(file.resolve("below"), "data directory");
        assertRefused(temporary.resolve("x".repeat(300)), "too long");
        assertRefused(Path.of("/proc/city"), "cannot be used");
    }

    @Test
    @DisplayName("what a start that was killed left half done is done anew")
    void halfDone() throws Exception {
        var half = DataDirectories.programsOnly(temporary.resolve("half done"));
        var database = half.resolve("database");
        Files.createDirectories(database.resolve("cluster.unfinished/base"));
        Files.createDirectories(database.resolve("postgresql-18.6.unfinished/bin"));
        Files.delete(database.resolve("postgresql-18.6/bin/initdb"));

        try (var postgres = EmbeddedPostgres.start(half)) {
            assertThat(Sql.ask(postgres, "SELECT 7")).isEqualTo("7");
        }
        assertThat(database.resolve("cluster.unfinished")).doesNotExist();
        assertThat(database.resolve("postgresql-18.6.unfinished")).doesNotExist();
    }

    private static void assertRefused(Path directory, String reason) throws IOException {
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory).close())
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.reason()).contains(reason);
                            assertThat(refusal.advice()).isNotBlank();
                        });
    }
}
