package io.cityplane.query.domain;

/// What makes groups.
sealed interface Grouping {

    /// By the time of a value.
    enum OfTime implements Grouping {
        HOUR,
        DAY,
        MONTH,
        HOUR_OF_DAY
    }

    /// By the entity itself.
    record ByEntity() implements Grouping {}

    /// By what an attribute of the entity says now.
    ///
    /// @param name expanded
    record ByAttribute(String name) implements Grouping {}
}
