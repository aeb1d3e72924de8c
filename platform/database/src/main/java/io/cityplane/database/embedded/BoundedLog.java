package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A log file that another process appends to. What is full is copied away and cut to nothing,
/// since the writer keeps its file open; lines written in between are lost.
///
/// @param file of at most about 10 MB, with one older of the same size beside it
record BoundedLog(Path file) {

    static final long MOST_BYTES = 10_000_000;

    void trim() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= MOST_BYTES) {
            return;
        }
        var older = file.resolveSibling(file.getFileName() + ".1");
        Files.copy(file, older, StandardCopyOption.REPLACE_EXISTING);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    /// The last lines, to be shown when something failed.
    String tail() {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
