package io.cityplane.console;

import io.cityplane.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// What the server that the browser visits stands on: a real database, an empty directory, a known
/// administrator.
public final class CityToLookAt implements QuarkusTestResourceLifecycleManager {

    static final String ACCOUNT = "admin";
    static final String PASSWORD = "a-walk-through-the-city";

    private final TestDatabase database = TestDatabase.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password(),
                "cityplane.data-directory", directory(),
                "cityplane.admin-password", PASSWORD);
    }

    @Override
    public void stop() {
        database.close();
    }

    private static String directory() {
        try {
            return Files.createTempDirectory("city").toString();
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the test", e);
        }
    }
}
