package io.cityplane.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/// How commands on the same machine find the server of a data directory, and show that they may
/// speak to it: by a key that only who may read the directory has.
///
/// @param address such as `http://127.0.0.1:8080`
/// @param key good for as long as this server runs
/// @param pid the server's process
public record RunningServer(String address, String key, long pid) {

    private static final Path FILE = Path.of("server.properties");

    /// Keeps the key out of logs.
    @Override
    public String toString() {
        return address + " (process " + pid + ")";
    }

    /// Lets commands find this server. Only the owner can read the file, from its first byte on.
    public void publish(Path dataDirectory) throws IOException {
        var text = new StringWriter();
        var properties = new Properties();
        properties.setProperty("address", address);
        properties.setProperty("key", key);
        properties.setProperty("pid", Long.toString(pid));
        properties.store(text, "The server that runs on this directory; gone when it is stopped.");
        var ownersOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(dataDirectory, "server", ".new", ownersOnly);
        Files.writeString(fresh, text.toString(), UTF_8);
        Files.move(fresh, dataDirectory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void withdraw(Path dataDirectory) throws IOException {
        Files.deleteIfExists(dataDirectory.resolve(FILE));
    }

    /// The server that runs on a data directory; empty if none does.
    ///
    /// @throws FileSystemException if the directory cannot be read
    public static Optional<RunningServer> find(Path dataDirectory) throws IOException {
        var file = dataDirectory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file, UTF_8)));
        var pid = Long.parseLong(properties.getProperty("pid", "0"));
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        new RunningServer(
                                properties.getProperty("address", ""),
                                properties.getProperty("key", ""),
                                process.pid()));
    }
}
