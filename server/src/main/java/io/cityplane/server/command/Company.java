package io.cityplane.server.command;

/// Who else is to run beside the server.
enum Company {
    NOBODY,
    SIMULATOR,
    /// Somebody who tries a few things, whereupon the server ends.
    REHEARSAL
}
