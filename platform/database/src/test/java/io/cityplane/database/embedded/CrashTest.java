package io.cityplane.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What kills leave behind, and that the next start lives with it.
class CrashTest {

    @TempDir private Path temporary;
    private Path data;

    @BeforeEach
    void make() {
        data = DataDirectories.empty(temporary.resolve("data"));
    }

    @Test
    @DisplayName("kill -9 of the server: the database is gone within a second, its data are not")
    void serverKilled() throws Exception {
        try (var other = startWithATree()) {
            other.kill();

            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            while (!other.databaseEnded()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
        assertTreeIsThere();
    }

    @Test
    @DisplayName("an orphan that could not end with its server is ended, not attached to")
    void orphan() throws Exception {
        try (var other = startWithATree()) {
            Signals.send("STOP", List.of(Long.toString(other.postmaster())));
            other.kill();
            assertThat(other.databaseEnded()).isFalse();

            assertTreeIsThere();

            assertThat(other.databaseEnded()).isTrue();
        }
    }

    @Test
    @DisplayName("kill -9 of server and database: the next start recovers")
    void everythingKilled() throws Exception {
        try (var other = startWithATree()) {
            Signals.send("STOP", List.of(Long.toString(other.pid())));
            Signals.send("KILL", List.of(Long.toString(other.postmaster())));
            other.kill();
        }
        assertThat(data.resolve("database/cluster/postmaster.pid")).exists();
        assertTreeIsThere();
    }

    @Test
    @DisplayName("a number in the old file that is another process's now hinders nobody")
    void numberUsedAgain() throws Exception {
        EmbeddedPostgres.start(data).close();
        var innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    data.resolve("database/cluster/postmaster.pid"),
                    "%d%n%s%n1%n5432%n%n127.0.0.1%n0 0%nready%n"
                            .formatted(innocent.pid(), data.resolve("database/cluster")));

            EmbeddedPostgres.start(data).close();

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    private OtherServer startWithATree() throws Exception {
        var other = OtherServer.start(data);
        assertThat(other.greeting).startsWith("ready");
        try (var connection = Sql.connect(other, data);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE tree AS SELECT 7 AS rings");
        }
        return other;
    }

    private void assertTreeIsThere() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(Sql.ask(postgres, "SELECT rings FROM tree")).isEqualTo("7");
        }
    }
}
