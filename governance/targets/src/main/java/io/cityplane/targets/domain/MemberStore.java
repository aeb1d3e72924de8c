package io.cityplane.targets.domain;

import io.cityplane.kernel.Ownership;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.twin.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Which entities an indicator selected since when. Entries are added, never changed. It takes part
/// in the transaction that runs on the thread.
public interface MemberStore {

    void addAll(List<Entry> entries);

    /// Every entry of an indicator up to a moment, oldest first, one at a time.
    void each(IndicatorCode indicator, Instant until, Consumer<Entry> reader);

    /// That an entity came to be selected, is selected otherwise, or is not any more.
    ///
    /// @param since when the count came to know
    record Entry(
            IndicatorCode indicator,
            EntityId entity,
            Instant since,
            boolean selected,
            boolean meets,
            String district,
            String department,
            Ownership ownership) {

        boolean saysTheSame(Entry other) {
            return selected == other.selected
                    && meets == other.meets
                    && district.equals(other.district)
                    && department.equals(other.department)
                    && ownership.equals(other.ownership);
        }
    }
}
