package io.cityplane.targets;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.EntityId;
import java.time.LocalDate;
import java.util.List;

/// What is declared and accepted, asset by asset. The tables are the truth. Safe for concurrent
/// use, blocking.
///
/// A department declares what is its own; acceptance takes an operator or an administrator, so that
/// nobody accepts what is his own department's by right of it alone.
public interface Assets {

    /// Records a deed of each asset, each for itself: one refused does not touch the others.
    ///
    /// @param on the day that the document names, not in the future
    /// @return an outcome for each asset, in their order; figures show them when this returns
    List<RecordOutcome> enter(
            List<EntityId> assets, Deed deed, LocalDate on, Filing filing, Caller caller);

    /// Takes a record back by another one.
    RecordOutcome undo(long id, Filing filing, Caller caller);

    /// Everything that was recorded of an asset, oldest first; none if the viewer may not see it.
    List<AssetRecord> list(EntityId asset, Viewer viewer);

    int MOST_ASSETS = 10_000;
}
