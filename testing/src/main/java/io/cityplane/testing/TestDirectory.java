package io.cityplane.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/// A data directory for tests, in the system's place for temporary files.
final class TestDirectory {

    private static final Duration CERTAINLY_OVER = Duration.ofHours(1);

    private TestDirectory() {}

    /// An empty one. Removes what killed tests left behind long ago.
    static Path make() {
        try {
            var made = Files.createTempDirectory("cityplane-test");
            removeLeftOvers(made.resolveSibling("."));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the test's database", e);
        }
    }

    static void remove(Path tree) {
        try (var all = Files.walk(tree)) {
            for (var path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + tree, e);
        }
    }

    private static void removeLeftOvers(Path parent) throws IOException {
        try (var all = Files.newDirectoryStream(parent, "cityplane-test*")) {
            for (var directory : all) {
                var lock = directory.resolve("lock");
                if (Files.isWritable(lock) && isOld(lock) && isFree(lock)) {
                    remove(directory);
                }
            }
        }
    }

    /// Ours are young, and must not be opened: to close a locked file again loses the lock.
    private static boolean isOld(Path lock) throws IOException {
        var age = Duration.between(Files.getLastModifiedTime(lock).toInstant(), Instant.now());
        return age.compareTo(CERTAINLY_OVER) > 0;
    }

    private static boolean isFree(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held != null;
        }
    }
}
