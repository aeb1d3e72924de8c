package io.cityplane.twin.parquet;

/// A column of a flat table.
public record Column(String name, ColumnType type, Presence presence, Bounds bounds) {

    /// Whether a row may have no value.
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /// Whether the smallest and the largest value of each page are noted, whole, so that readers
    /// may pass over pages. Not for long texts.
    public enum Bounds {
        NOTED,
        NONE
    }

    public static Column required(String name, ColumnType type) {
        return new Column(name, type, Presence.REQUIRED, Bounds.NOTED);
    }

    public static Column optional(String name, ColumnType type, Bounds bounds) {
        return new Column(name, type, Presence.OPTIONAL, bounds);
    }

    boolean isOptional() {
        return presence == Presence.OPTIONAL;
    }
}
