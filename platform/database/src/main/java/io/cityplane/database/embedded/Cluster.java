package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    static final String USERNAME = "postgres";

    private static final String MAJOR_VERSION = "18";

    private Cluster() {}

    /// Refuses files that another major version made; it could not read them.
    static void requireOurVersion(DataDirectory data) throws Refusal {
        if (!Files.exists(data.cluster())) {
            return;
        }
        try {
            requireVersion(data, Files.readString(data.cluster().resolve("PG_VERSION")).strip());
        } catch (NoSuchFileException e) {
            throw new Refusal(
                    data.cluster() + " is there and is not a PostgreSQL's",
                    "move it away, or name another directory with --data");
        } catch (FileSystemException e) {
            throw Trees.refusal("The database in " + data.path() + " cannot be read", e);
        } catch (IOException e) {
            throw new Refusal(
                    "The database in " + data.path() + " cannot be read: " + e.getMessage(),
                    "put it back from your backup");
        }
    }

    /// Makes the files if there are none.
    static void prepare(DataDirectory data, Path binaries, Identity identity) throws Refusal {
        if (Files.exists(data.cluster())) {
            return;
        }
        try {
            initialise(data, binaries, identity);
        } catch (FileSystemException e) {
            throw Trees.refusal("The database in " + data.path() + " cannot be made", e);
        } catch (IOException e) {
            throw new Refusal(
                    "The database in " + data.path() + " cannot be made: " + e.getMessage(),
                    "see that " + data.database() + " can be written and its disk is not full");
        }
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
        var unfinished = data.database().resolve("cluster.unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        writePassword(data.passwordFile());
        identity.own(unfinished);
        identity.own(data.passwordFile());
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
        Trees.sync(data.database());
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
