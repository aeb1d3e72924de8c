package io.cityplane.twin.store;

import io.cityplane.twin.domain.Snapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// What a snapshot consists of, as lines of text. The last line is the checksum of those before it.
///
/// ```
/// cityplane snapshot 1
/// position 2.1k.…
/// batch 56
/// part 00.part bytes 1234 checksum 89abcdef
/// …
/// checksum 01234567
/// ```
record SnapshotManifest(String position, long batch, List<Part> parts) {

    static final String FILE = "manifest";

    private static final String FIRST = "cityplane snapshot 1";
    private static final String LAST = "checksum ";

    /// A file.
    ///
    /// @param checksum CRC-32C of all its bytes
    record Part(long bytes, int checksum) {}

    String text() {
        var text = new StringBuilder();
        text.append(FIRST).append('\n');
        text.append("position ").append(position).append('\n');
        text.append("batch ").append(batch).append('\n');
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            text.append(
                    "part %s bytes %d checksum %08x%n"
                            .formatted(SnapshotFiles.name(i), part.bytes, part.checksum));
        }
        var checksum = checksum(text.toString());
        text.append(LAST).append("%08x".formatted(checksum)).append('\n');
        return text.toString();
    }

    /// @throws IOException if it is none, or not whole
    static SnapshotManifest parse(String text) throws IOException {
        var end = text.lastIndexOf(LAST);
        if (!text.startsWith(FIRST + "\n") || end < 0) {
            throw new IOException("it has no manifest of version 1");
        }
        var before = text.substring(0, end);
        if (!text.substring(end).equals(LAST + "%08x\n".formatted(checksum(before)))) {
            throw new IOException("the manifest is damaged");
        }
        var lines = before.lines().toList();
        if (lines.size() != 3 + Snapshots.PARTS) {
            throw new IOException("the manifest has %d lines".formatted(lines.size()));
        }
        var parts = new ArrayList<Part>();
        for (var line : lines.subList(3, lines.size())) {
            var words = line.split(" ", -1);
            parts.add(new Part(Long.parseLong(words[3]), Integer.parseUnsignedInt(words[5], 16)));
        }
        return new SnapshotManifest(
                lines.get(1).substring("position ".length()),
                Long.parseLong(lines.get(2).substring("batch ".length())),
                parts);
    }

    private static int checksum(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}
