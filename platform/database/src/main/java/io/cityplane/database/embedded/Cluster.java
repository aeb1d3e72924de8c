package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The files of a PostgreSQL and the password of its only user.
final class Cluster {

    static final String USERNAME = "cityplane";

    private static final String MAJOR_VERSION = "18";

    private Cluster() {}

    /// Makes the files if there are none.
    ///
    /// @return whether they were made now
    static Age prepare(DataDirectory data, Path binaries, Identity identity) throws Refusal {
        try {
            var version = data.cluster().resolve("PG_VERSION");
            if (Files.exists(version)) {
                requireVersion(data, Files.readString(version).strip());
                return Age.OLD;
            }
            if (Files.exists(data.cluster())) {
                throw new Refusal(
                        data.cluster() + " is not empty and not PostgreSQL's",
                        "move it away, or name another directory with --data");
            }
            initialise(data, binaries, identity);
            return Age.NEW;
        } catch (FileSystemException e) {
            throw Trees.refusal("The database in " + data.path() + " cannot be made", e);
        } catch (IOException e) {
            throw new Refusal(
                    "The database in " + data.path() + " cannot be made: " + e.getMessage(),
                    "see " + data.log());
        }
    }

    /// Whether a cluster was there before.
    enum Age {
        NEW,
        OLD
    }

    static String password(DataDirectory data) throws Refusal {
        try {
            return Files.readString(data.passwordFile()).strip();
        } catch (IOException e) {
            throw new Refusal(
                    "The database's password cannot be read from " + data.passwordFile(),
                    "put the file back from your backup; it belongs to " + data.cluster());
        }
    }

    private static void requireVersion(DataDirectory data, String version) throws Refusal {
        if (!version.equals(MAJOR_VERSION)) {
            throw new Refusal(
                    "The database in %s was made by PostgreSQL %s, this server brings %s"
                            .formatted(data.path(), version, MAJOR_VERSION),
                    "use the Cityplane that made it, or move the data with PostgreSQL's pg_dump");
        }
    }

    /// Made under another name, then renamed: what has the final name is whole.
    private static void initialise(DataDirectory data, Path binaries, Identity identity)
            throws IOException, Refusal {
        var unfinished = data.path().resolve("postgres.unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writePassword(data.passwordFile());
        if (identity == Identity.NOBODY) {
            Trees.give(unfinished, Identity.UNPRIVILEGED, Identity.UNPRIVILEGED);
            Trees.give(data.passwordFile(), Identity.UNPRIVILEGED, Identity.UNPRIVILEGED);
        }
        var output =
                run(
                        identity.command(
                                List.of(
                                        binaries.resolve("bin/initdb").toString(),
                                        "--pgdata=" + unfinished,
                                        "--username=" + USERNAME,
                                        "--pwfile=" + data.passwordFile(),
                                        "--auth=scram-sha-256",
                                        "--encoding=UTF8",
                                        "--locale=C",
                                        "--locale-provider=builtin",
                                        "--builtin-locale=C.UTF-8",
                                        "--no-instructions")));
        if (!output.isEmpty()) {
            Trees.delete(unfinished);
            throw refusal(data, output);
        }
        Files.move(unfinished, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Refusal refusal(DataDirectory data, String output) {
        if (output.toLowerCase(Locale.ROOT).contains("no space left")) {
            return new Refusal(
                    "The disk of " + data.path() + " is full",
                    "free some space (a new city takes 200 MB)");
        }
        return new Refusal(
                "PostgreSQL could not make its files in " + data.path() + ": " + output,
                "mend what it says, or choose another --data directory");
    }

    private static void writePassword(Path file) throws IOException {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                HexFormat.of().formatHex(secret) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.SYNC);
    }

    /// @return what a failed command said, empty if it did not fail
    private static String run(List<String> command) throws IOException {
        var process =
                Environment.clean(new ProcessBuilder(command).redirectErrorStream(true)).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? "" : "exit " + process.exitValue() + " " + output;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
