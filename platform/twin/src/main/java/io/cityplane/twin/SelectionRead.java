package io.cityplane.twin;

/// What a {@link SelectionText} turned out to be.
public sealed interface SelectionRead {

    /// It can be asked for.
    ///
    /// @param query for the first entities; offset, limit and counting are the reader's to choose
    record Understood(EntityQuery query) implements SelectionRead {}

    /// It does not follow the grammar.
    ///
    /// @param why in words, with the section of the specification
    record Faulty(String why) implements SelectionRead {}
}
