package io.cityplane.database.store;

/// How a new database comes to the space of its write-ahead log.
public enum LogSpace {
    /// A gigabyte is written in the background after the start, so that no change waits for it
    /// later: a new segment is written twice, a used one once.
    RESERVED,
    /// As changes need it; for tests.
    AS_NEEDED
}
