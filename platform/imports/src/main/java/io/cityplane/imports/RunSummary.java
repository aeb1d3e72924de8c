package io.cityplane.imports;

import java.time.Instant;
import java.util.Optional;

/// One import as the book has it.
///
/// @param number counts up; later ones are newer
/// @param mapping the mapping's name
/// @param title the mapping's own words
/// @param file relative to the folder of files
/// @param row how far it came, in rows after the mapping's steps
public record RunSummary(
        int number,
        String mapping,
        String title,
        String file,
        String fileSha256,
        State state,
        long row,
        Counts counts,
        Instant begunAt,
        Optional<Instant> endedAt) {

    public enum State {
        RUNNING,
        /// To the end of its file.
        FINISHED,
        /// Ended before its file did; the same import goes on where it was.
        INTERRUPTED
    }
}
