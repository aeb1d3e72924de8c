package io.cityplane.imports.domain;

import java.util.Arrays;

/// Which ids a file has shown, where first, and with what. 16 bytes a slot, bounded.
///
/// Ids and contents are kept as hashes: of ids 64 bits, so that among eight million ids two differ
/// in their hashes but for once in half a million files.
final class SeenIds {

    static final int MOST = 8_000_000;

    /// Never the place of an id.
    private static final long FREE = 0;

    private long[] hashes = new long[1 << 12];
    private int[] contents = new int[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    boolean isFull() {
        return size >= MOST;
    }

    /// Where an id was seen first; this line, if it is new.
    ///
    /// @param content what goes with the id
    Sight see(String id, int content, long line) {
        if (size * 2L > hashes.length) {
            grow();
        }
        var slot = slot(hash(id));
        if (hashes[slot] == FREE) {
            hashes[slot] = hash(id);
            contents[slot] = content;
            lines[slot] = (int) Math.min(line, Integer.MAX_VALUE);
            size++;
            return new Sight(line, Likeness.FIRST);
        }
        return new Sight(
                lines[slot],
                contents[slot] == content ? Likeness.SAME_CONTENT : Likeness.OTHER_CONTENT);
    }

    /// @param line where the id was seen first
    record Sight(long line, Likeness likeness) {}

    enum Likeness {
        FIRST,
        SAME_CONTENT,
        OTHER_CONTENT
    }

    private int slot(long hash) {
        var slot = (int) (hash >>> 33) & (hashes.length - 1);
        while (hashes[slot] != FREE && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldContents = contents;
        var oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        contents = Arrays.copyOf(oldContents, hashes.length);
        lines = Arrays.copyOf(oldLines, hashes.length);
        for (var i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != FREE) {
                var slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                contents[slot] = oldContents[i];
                lines[slot] = oldLines[i];
            }
        }
    }

    /// FNV-1a over the characters, then mixed so that neighbours part.
    private static long hash(String id) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == FREE ? 1 : hash;
    }
}
