package io.cityplane.twin;

import io.cityplane.kernel.Viewer;
import java.util.List;

/// What entities were: every value that the journal ever took in, by time.
///
/// A value stands at the moment at which it was observed; one without such a moment at the one at
/// which the twin came to know it. A read shows what is committed, at once after its commit and
/// wherever it is kept, of entities that the viewer may see; another one's is as if it were not.
/// Whose an entity is, is what it is now, or was when it was deleted.
///
/// Reads take processor time and may read files: call them where blocking is allowed.
public interface History {

    /// Values, in the order of the entities asked for, then by attribute, dataset and time.
    ///
    /// @throws IllegalArgumentException beyond {@link #MOST_ENTITIES}
    HistoryAnswer read(Tenant tenant, HistoryQuery query, Viewer viewer);

    /// Numbers summed up: of each series, step by step, the steps that have any.
    ///
    /// @throws IllegalArgumentException beyond {@link #MOST_ENTITIES}
    List<Summary> summarise(Tenant tenant, SummaryQuery query, Viewer viewer);

    int MOST_ENTITIES = 100_000;
}
