package io.cityplane.database.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A module's tables, brought up to date by the files in its folder `db/<module>` on the class
/// path.
///
/// Flyway takes longer than all the rest of a server's start even if there is nothing to do. So
/// when it is done, a fingerprint of the files is left as the comment of its history table; a start
/// that finds the same has nothing to ask of it. Any doubt, and Flyway decides.
final class Migrations {

    private final String module;

    Migrations(String module) {
        this.module = module;
    }

    /// Whether these very files were applied here, and no others after them.
    boolean areDone(Connection connection) throws SQLException {
        var wanted = fingerprint();
        if (wanted.isEmpty()) {
            return false;
        }
        var sql = "SELECT obj_description(to_regclass(?), 'pg_class')";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, history());
            try (var rows = query.executeQuery()) {
                return rows.next() && wanted.get().equals(rows.getString(1));
            }
        }
    }

    /// Each module has a history of its own, so that each counts from V1 and none waits for
    /// another's number.
    void run(DataSource source) throws SQLException {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + folder())
                .failOnMissingLocations(true)
                .table(history())
                // The tables of the modules before it look to Flyway like somebody else's.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        var fingerprint = fingerprint();
        if (fingerprint.isPresent()) {
            leave(source, fingerprint.get());
        }
    }

    private void leave(DataSource source, String fingerprint) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            // Neither is an outsider's: a module's name and hexadecimal digits.
            statement.execute("COMMENT ON TABLE %s IS '%s'".formatted(history(), fingerprint));
        }
    }

    private String folder() {
        return "db/" + module;
    }

    private String history() {
        return module + "_migrations";
    }

    /// Of the files' names and contents; empty where a class loader does not let us list them.
    Optional<String> fingerprint() {
        try {
            var files = new TreeMap<String, byte[]>();
            var folders = Thread.currentThread().getContextClassLoader().getResources(folder());
            while (folders.hasMoreElements()) {
                var folder = folders.nextElement();
                switch (folder.getProtocol()) {
                    case "file" -> files.putAll(inDirectory(folder));
                    case "jar" -> files.putAll(inJar(folder));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            return files.isEmpty() ? Optional.empty() : Optional.of(digest(files));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder(), e);
        }
    }

    private static Map<String, byte[]> inDirectory(URL folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        var root = Path.of(URI.create(folder.toString()));
        try (var all = Files.walk(root)) {
            for (var file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private Map<String, byte[]> inJar(URL folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (folder.openConnection() instanceof JarURLConnection connection) {
            // Else closing it would close it for the class loader too.
            connection.setUseCaches(false);
            try (var jar = connection.getJarFile()) {
                for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (entry.getName().startsWith(folder() + "/") && !entry.isDirectory()) {
                        try (var content = jar.getInputStream(entry)) {
                            files.put(
                                    entry.getName().substring(folder().length() + 1),
                                    content.readAllBytes());
                        }
                    }
                }
            }
        }
        return files;
    }

    private static String digest(SortedMap<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(
                        (name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return "applied: sha256 " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
