package io.cityplane.twin.history;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A part of the past: some of the rows, of every series those that it has.
interface Source {

    /// Tells the series that it has of an entity, in any order, perhaps more than once.
    ///
    /// @param attributes of these names; empty for all
    void series(EntityKey entity, Set<String> attributes, Consumer<SeriesName> told);

    /// Hands over the rows of a series in a window, those that the sink may want.
    void read(EntityKey entity, SeriesName series, Window window, RowSink sink);

    /// The last thing that it has of an entity's heading.
    Optional<Headed> lastHeading(EntityKey entity);

    /// A heading and where it stands among the entity's changes.
    record Headed(long offset, HeadingNote note) {}
}
