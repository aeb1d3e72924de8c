package io.cityplane.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.database.store.Database;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    @DisplayName("the same files again: Flyway is not asked; other files, or any doubt: it decides")
    void fingerprint() {
        try (var database = TestDatabase.start("sample")) {
            database.jdbi().useHandle(h -> h.execute("UPDATE sample_migrations SET checksum = 7"));

            assertThatCode(() -> Database.open(database.dataSource(), "sample"))
                    .doesNotThrowAnyException();

            database.jdbi()
                    .useHandle(h -> h.execute("COMMENT ON TABLE sample_migrations IS 'other'"));
            assertThatThrownBy(() -> Database.open(database.dataSource(), "sample"))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    @DisplayName("a module without its folder is our own fault and does not pass unseen")
    void noFolder() {
        assertThatThrownBy(() -> TestDatabase.start("nowhere"))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("db/nowhere");
    }
}
