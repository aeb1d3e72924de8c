package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Folders with all that is in them.
final class Trees {

    private Trees() {}

    /// Removes a folder and what is in it; does nothing if there is none. Follows no links.
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                tree,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Writes the names in a folder to the disk, so that they survive a power cut.
    static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Gives a folder and what is in it to another user.
    static void give(Path tree, int user, int group) throws IOException {
        try (var all = Files.walk(tree)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /// What a failure of the file system means to whoever started the server.
    static Refusal refusal(String what, FileSystemException failure) {
        var cause = failure.getReason();
        if (failure instanceof AccessDeniedException) {
            return new Refusal(
                    what + ": no permission for " + failure.getFile(),
                    "give this user the right to write there, or choose another --data directory");
        }
        if (cause != null && cause.contains("No space left")) {
            return new Refusal(
                    what + ": the disk is full", "free some space (a new city takes 200 MB)");
        }
        if (cause != null && cause.contains("too long")) {
            return new Refusal(
                    what + ": the path is too long", "choose a shorter --data directory");
        }
        return new Refusal(
                what
                        + ": "
                        + (cause == null ? failure.toString() : cause + ", " + failure.getFile()),
                "choose another --data directory");
    }
}
