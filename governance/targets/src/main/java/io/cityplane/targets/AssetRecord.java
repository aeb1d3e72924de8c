package io.cityplane.targets;

import io.cityplane.twin.EntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One thing that was recorded of an asset. Records are added, never changed; one is undone by
/// another.
///
/// @param id rises with time
/// @param on the day that the document names
/// @param undoes the record that this one takes back; what it says of deed and day is that one's
public record AssetRecord(
        long id,
        EntityId asset,
        Deed deed,
        LocalDate on,
        Filing filing,
        Optional<Long> undoes,
        Signatory by,
        Instant at) {

    public AssetRecord withId(long known) {
        return new AssetRecord(known, asset, deed, on, filing, undoes, by, at);
    }
}
