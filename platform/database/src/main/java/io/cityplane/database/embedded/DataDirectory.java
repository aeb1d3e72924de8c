package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The directory that holds one city, ours alone while it is open.
///
/// The lock is the system's own, on the file `lock`: it ends with the process, however that ends.
/// Only the holder's number is in the file.
final class DataDirectory implements AutoCloseable {

    /// A process that opens and closes a locked file of its own loses the lock (POSIX), so whether
    /// we hold it ourselves is asked here, before the file is touched.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// @param wanted made if it is not there
    static DataDirectory take(Path wanted) throws Refusal {
        try {
            var path = Files.createDirectories(wanted.toAbsolutePath()).toRealPath();
            if (!HELD.add(path)) {
                throw inUse(path, String.valueOf(ProcessHandle.current().pid()));
            }
            try {
                return new DataDirectory(path, lock(path));
            } catch (IOException | Refusal e) {
                HELD.remove(path);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new Refusal(
                    "The data directory " + wanted + " is a file, or lies in one",
                    "name a directory with --data");
        } catch (FileSystemException e) {
            throw Trees.refusal("The data directory " + wanted + " cannot be used", e);
        } catch (IOException e) {
            throw new Refusal(
                    "The data directory " + wanted + " cannot be used: " + e.getMessage(),
                    "choose another --data directory");
        }
    }

    private static FileChannel lock(Path path) throws IOException, Refusal {
        var channel =
                FileChannel.open(
                        path.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                var holder = Files.readString(path.resolve("lock")).strip();
                throw inUse(path, holder.isEmpty() ? "unknown" : holder);
            }
            var holder = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
            Files.createDirectories(path.resolve("database"));
            return channel;
        } catch (IOException | Refusal e) {
            channel.close();
            throw e;
        }
    }

    private static Refusal inUse(Path path, String holder) {
        return new Refusal(
                "The data directory " + path + " is in use by process " + holder,
                "stop that server first, or name another directory with --data");
    }

    Path path() {
        return path;
    }

    /// The folder of all that is PostgreSQL's; the rest of the directory is not our concern.
    Path database() {
        return path.resolve("database");
    }

    Path cluster() {
        return database().resolve("cluster");
    }

    Path passwordFile() {
        return database().resolve("password");
    }

    Path log() {
        return database().resolve("postgres.log");
    }

    @Override
    public void close() throws IOException {
        lock.close();
        HELD.remove(path);
    }
}
