package io.cityplane.twin.domain;

import java.util.BitSet;

/// Where the journal and what is counted with it are between two batches.
///
/// @param place the last batch, and the last offsets
/// @param fingerprint of the last batch: its first row's checksum, 0 if there is none
/// @param births entities that ever came into being
/// @param lastRecordedAt of each partition, microseconds
/// @param lastNumbers the highest number of an entity of each partition, or higher
/// @param traits the numbers that the journal explains up to here
/// @param headings the same of headings
record Mark(
        Positions.Place place,
        int fingerprint,
        long births,
        PerPartition lastRecordedAt,
        PerPartition lastNumbers,
        BitSet traits,
        BitSet headings) {

    long batch() {
        return place.batch();
    }
}
