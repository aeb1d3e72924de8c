package io.cityplane.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Data directories for tests, with PostgreSQL's programs in them already: unpacked once, linked
/// after that, since the unpacking takes longer than all the rest of a start.
final class DataDirectories {

    private DataDirectories() {}

    /// @param unpacked the programs, as {@link Binaries} leaves them
    /// @param data the directory to be made
    static Path make(Path unpacked, Path data) {
        var target = data.resolve("database").resolve(unpacked.getFileName());
        try (var all = Files.walk(unpacked)) {
            for (var path : (Iterable<Path>) all::iterator) {
                var copy = target.resolve(unpacked.relativize(path).toString());
                if (Files.isSymbolicLink(path)) {
                    Files.createSymbolicLink(copy, Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, path);
                }
            }
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + data, e);
        }
    }
}
