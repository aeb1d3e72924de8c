package io.cityplane.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Data directories for tests, made from one that was made in earnest: to unpack and to initialise
/// takes longer than all the rest of a start.
final class DataDirectories {

    private static final Path TEMPLATE = template();

    private DataDirectories() {}

    /// One with PostgreSQL's programs and a database that is empty.
    static Path empty(Path data) {
        programsOnly(data);
        copy(Path.of("cluster"), data, DataDirectories::copyFile);
        copy(Path.of("password"), data, DataDirectories::copyFile);
        return data;
    }

    /// One with PostgreSQL's programs alone.
    static Path programsOnly(Path data) {
        copy(Path.of("postgresql-" + Binaries.VERSION), data, Files::createLink);
        return data;
    }

    private static void copyFile(Path target, Path source) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void copy(Path what, Path data, Copying copying) {
        var source = TEMPLATE.resolve("database");
        var target = data.resolve("database");
        try (var all = Files.walk(source.resolve(what))) {
            Files.createDirectories(target);
            for (var path : (Iterable<Path>) all::iterator) {
                var copy = target.resolve(source.relativize(path).toString());
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                } else {
                    copying.copy(copy, path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + data, e);
        }
    }

    private interface Copying {
        void copy(Path target, Path source) throws IOException;
    }

    private static Path template() {
        try {
            var template = Files.createTempDirectory("cityplane-template");
            EmbeddedPostgres.start(template).close();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(template)));
            return template;
        } catch (IOException | Refusal e) {
            throw new IllegalStateException("no template", e);
        }
    }

    private static void remove(Path template) {
        try {
            Trees.delete(template);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + template, e);
        }
    }
}
