package io.cityplane.twin.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where the files are. Each has a name that no other ever had.
final class SegmentFolder {

    private static final String ENDING = ".parquet";

    private final Path folder;

    SegmentFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the history cannot be made", e);
        }
    }

    Path path() {
        return folder;
    }

    /// A name for a new file: the generation that it will be of, its level, and which of several.
    Path fresh(long generation, int level) {
        return folder.resolve("%012d-%d%s".formatted(generation, level, ENDING));
    }

    /// Removes what no manifest names: left over from a crash.
    void tidy(List<SegmentInfo> named) throws IOException {
        var names = new HashSet<String>();
        named.forEach(it -> names.add(it.name()));
        for (var file : unnamed(names)) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> unnamed(Set<String> names) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.list(folder)) {
            files.filter(file -> isOurs(file.getFileName().toString()))
                    .filter(file -> !names.contains(file.getFileName().toString()))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isOurs(String name) {
        return name.matches("[0-9]{12}-[0-9]+\\.parquet(\\.part)?");
    }
}
