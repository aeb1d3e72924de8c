package io.cityplane.targets.domain;

import io.cityplane.targets.AssetRecord;
import io.cityplane.twin.EntityId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where records of assets are kept: they are added, never changed. It takes part in the
/// transaction that runs on the thread.
public interface RecordStore {

    /// The id that a record has before the table gives it one.
    long NEW = 0;

    /// Adds records.
    ///
    /// @return the same records in their order, with their ids
    List<AssetRecord> addAll(List<AssetRecord> records);

    Optional<AssetRecord> find(long id);

    /// Oldest first.
    List<AssetRecord> list(EntityId asset);

    /// Every record, oldest first, one at a time.
    void each(Consumer<AssetRecord> reader);
}
