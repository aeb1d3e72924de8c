package io.cityplane.targets.domain;

import io.cityplane.targets.AssetRecord;
import io.cityplane.twin.EntityId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What holds of every asset of which anything was recorded, in memory. Any thread may read; one at
/// a time writes.
public final class Book {

    private final Map<EntityId, Recorded> assets = new ConcurrentHashMap<>();

    /// What the tables say.
    public static Book read(RecordStore store) {
        var book = new Book();
        store.each(book::enter);
        return book;
    }

    void enter(AssetRecord next) {
        assets.compute(
                next.asset(),
                (_, before) -> {
                    var after = (before == null ? Recorded.NOTHING : before).after(next);
                    return after.isNothing() ? null : after;
                });
    }

    /// Makes of an asset what its records, oldest first, say.
    void replace(EntityId asset, List<AssetRecord> records) {
        assets.remove(asset);
        records.forEach(this::enter);
    }

    Recorded of(EntityId asset) {
        return assets.getOrDefault(asset, Recorded.NOTHING);
    }
}
