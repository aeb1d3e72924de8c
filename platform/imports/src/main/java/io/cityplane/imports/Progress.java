package io.cityplane.imports;

import java.time.Duration;

/// How far an import is.
///
/// @param bytesRead of the file as it lies on the disk, compressed or not
/// @param bytesTotal the file's size
public record Progress(
        String file, Phase phase, long bytesRead, long bytesTotal, Counts counts, Duration taken) {

    public enum Phase {
        /// Reads the whole file once, for its encoding, its columns and its hash. Writes nothing.
        CHECKING,
        /// Writes its rows to the twin.
        IMPORTING
    }
}
