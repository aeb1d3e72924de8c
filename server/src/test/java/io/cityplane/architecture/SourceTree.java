package io.cityplane.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A project's files, without what is built or fetched.
record SourceTree(Path root) {

    /// Tests run in their module's folder.
    static final Path PROJECT = Path.of("..");

    private static final Set<String> NOT_SOURCE =
            Set.of("target", "node_modules", ".git", ".tools", ".idea", ".vscode", "dist", "data");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    /// Every file whose path, with `/` between its parts, matches.
    ///
    /// @param pattern a regular expression that has to match the whole path
    List<Path> files(String pattern) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path folder, BasicFileAttributes attributes) {
                            return NOT_SOURCE.contains(String.valueOf(folder.getFileName()))
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                            if (name(file).matches(pattern)) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /// The file's path from the root, with `/` between its parts.
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// The text of a file in the tree; empty if there is none.
    String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<String> lines(Path file) {
        return text(file).lines();
    }

    /// The Maven modules, by their folders: `platform/twin`.
    List<String> modules() {
        return MODULE.matcher(text(root.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
