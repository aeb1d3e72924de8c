package io.cityplane.twin.history;

import io.cityplane.twin.domain.Micros;

import java.time.Instant;

/// A file of the past as the manifest names it. Times are microseconds since 1970.
///
/// @param name of the file, in the folder of them all
/// @param level 0 for what came from memory, one more for what several of a level were merged into
/// @param bytes of the file
/// @param checksum CRC-32C of all its bytes
/// @param leastTime of its rows
/// @param leastRecorded when the first of them was recorded
/// @param lastBatch of the journal, of what is in it
public record SegmentInfo(
        String name,
        int level,
        long rows,
        long bytes,
        int checksum,
        long leastTime,
        long mostTime,
        long leastRecorded,
        long mostRecorded,
        long firstBatch,
        long lastBatch) {

    /// For people.
    String described() {
        return "%s (%,d rows of %s to %s)".formatted(name, rows, at(leastTime), at(mostTime));
    }

    private static Instant at(long micros) {
        return Micros.toInstant(micros);
    }
}
