package io.cityplane.imports.web;

import io.cityplane.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Files that people bring to be imported, each lot in a folder of its own; kept for a day, and no
/// more lots than {@link #MOST}. Blocking.
public final class Uploads {

    /// Of one file, in bytes; the server's limit on bodies is the same.
    public static final long MOST_BYTES = 256L << 20;

    static final int MOST = 20;
    private static final int MOST_FILES = 50;
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f-]{36}");

    /// A part of a path: no hidden file, no way up, nothing that a shell or a log would trip over.
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._ -]{0,99}");

    private final Path root;
    private final InstantSource clock;

    /// @param root is made when it is needed
    public Uploads(Path root, InstantSource clock) {
        this.root = root;
        this.clock = clock;
    }

    /// Begins a lot; old ones go.
    ///
    /// @throws Problem.Raised with 503 if there are too many
    String begin() {
        try {
            Files.createDirectories(root);
            var lots = lots();
            for (var lot : lots) {
                if (isOld(lot)) {
                    remove(lot);
                }
            }
            if (lots().size() >= MOST) {
                throw new Problem(
                                "/problems/imports/too-many-uploads",
                                "Too many uploads",
                                503,
                                "There are %d lots of files already; they go after a day."
                                        .formatted(MOST))
                        .raised();
            }
            var name = UUID.randomUUID().toString();
            Files.createDirectory(root.resolve(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of a lot.
    Optional<Path> find(String lot) {
        var folder = root.resolve(lot);
        return NUMBER.matcher(lot).matches() && Files.isDirectory(folder)
                ? Optional.of(folder)
                : Optional.empty();
    }

    /// Puts a file into a lot, in place of one of the same name.
    ///
    /// @param path such as `folder/stations.csv`
    /// @throws Problem.Raised with 400, 404 or 413
    void put(String lot, String path, InputStream content) {
        var folder = find(lot).orElseThrow(Uploads::noSuchLot);
        var file = file(folder, path);
        try (content) {
            if (count(folder) >= MOST_FILES && !Files.exists(file)) {
                throw Problem.badInput(
                                "imports/too-many-files",
                                "a lot has at most %d files".formatted(MOST_FILES))
                        .raised();
            }
            Files.createDirectories(file.resolveSibling(""));
            write(content, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(InputStream content, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            var total = 0L;
            for (var count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                total += count;
                if (total > MOST_BYTES) {
                    throw new Problem(
                                    "/problems/imports/file-too-large",
                                    "The file is too large",
                                    413,
                                    "A file has at most %d MiB here; pack it, or use the command line."
                                            .formatted(MOST_BYTES >> 20))
                            .raised();
                }
                out.write(buffer, 0, count);
            }
        }
    }

    static Path file(Path folder, String path) {
        var parts = List.of(path.split("/", -1));
        if (parts.size() > 5 || !parts.stream().allMatch(part -> PART.matcher(part).matches())) {
            throw Problem.badInput(
                            "imports/bad-name",
                            "'%s' is no name of a file here".formatted(path.replace('\n', ' ')))
                    .raised();
        }
        return folder.resolve(path);
    }

    static Problem.Raised noSuchLot() {
        return new Problem(
                        "/problems/imports/no-such-upload",
                        "No such upload",
                        404,
                        "Bring the files again: they are kept for a day.")
                .raised();
    }

    private List<Path> lots() throws IOException {
        try (var lots = Files.list(root)) {
            return lots.filter(Files::isDirectory).toList();
        }
    }

    private boolean isOld(Path lot) throws IOException {
        var since = FileTime.from(clock.instant().minus(KEPT));
        return Files.getLastModifiedTime(lot).compareTo(since) < 0;
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static void remove(Path lot) throws IOException {
        try (var files = Files.walk(lot)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
