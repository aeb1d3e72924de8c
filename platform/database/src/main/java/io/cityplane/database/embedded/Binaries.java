package io.cityplane.database.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked from the class path into a folder of their own.
///
/// The folder appears whole or not at all: it is filled under another name, then renamed. It ends
/// with a file that tells how much must be in it, since after a power cut the name may have
/// outlived the content.
final class Binaries {

    /// The version on the class path; `postgres.version` of the root pom without its last number.
    static final String VERSION = "18.6";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final String SEAL = "unpacked";

    private Binaries() {}

    /// The folder with `bin`, `lib` and `share`, unpacked if it is not there yet.
    ///
    /// @param parent a folder that no other process unpacks into meanwhile
    static Path in(Path parent) throws Refusal {
        requirePlatform();
        var home = parent.resolve("postgresql-" + VERSION);
        try {
            if (isWhole(home)) {
                return home;
            }
            var unfinished = parent.resolve("postgresql-" + VERSION + ".unfinished");
            Trees.delete(unfinished);
            Trees.delete(home);
            unpack(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (AtomicMoveNotSupportedException e) {
            throw new Refusal(
                    "The file system of " + parent + " cannot rename a folder",
                    "choose a data directory on a local disk");
        } catch (FileSystemException e) {
            throw Trees.refusal("PostgreSQL cannot be unpacked into " + parent, e);
        } catch (IOException e) {
            throw new Refusal(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + e.getMessage(),
                    "see that the disk has 100 MB to spare and that the server's files are whole");
        }
    }

    private static void requirePlatform() throws Refusal {
        var system = System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "");
        var ours = system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)");
        if (!ours || Binaries.class.getResource(ARCHIVE) == null) {
            throw new Refusal(
                    "There is no built-in PostgreSQL for " + system,
                    "start a PostgreSQL 15 or later and name it with --db JDBC_URL");
        }
    }

    private static void unpack(Path target) throws IOException {
        Files.createDirectories(target);
        try (var raw = open();
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isNeeded(entry)) {
                    write(entry, tar, target);
                }
            }
        }
        Files.writeString(target.resolve(SEAL), measure(target));
    }

    private static InputStream open() throws IOException {
        var raw = Binaries.class.getResourceAsStream(ARCHIVE);
        if (raw == null) {
            throw new IOException(ARCHIVE + " is missing");
        }
        return new BufferedInputStream(raw, 1 << 16);
    }

    /// All but what only a compiler reads.
    private static boolean isNeeded(TarArchiveEntry entry) {
        var name = entry.getName();
        return !name.endsWith(".a") && !name.contains("/pkgconfig/") && !name.contains("/pgxs/");
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream content, Path target)
            throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException(entry.getName() + " leads out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        var folder = path.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static boolean isWhole(Path home) throws IOException {
        var seal = home.resolve(SEAL);
        return Files.isRegularFile(seal) && Files.readString(seal).equals(measure(home));
    }

    private static String measure(Path home) throws IOException {
        var files = 0;
        var bytes = 0L;
        try (var all = Files.walk(home)) {
            for (var path : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(path) && !path.endsWith(SEAL)) {
                    files++;
                    bytes += Files.size(path);
                }
            }
        }
        return "%d files, %d bytes%n".formatted(files, bytes);
    }
}
