package io.cityplane.targets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A figure with all that it was made of, as a file that proves itself: see
/// docs/standards/evidence.md.
///
/// @param name of the file
/// @param lines of JSON
public record Evidence(String name, List<String> lines) {

    public Evidence {
        lines = List.copyOf(lines);
    }

    public void write(OutputStream out) throws IOException {
        for (var line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }
}
