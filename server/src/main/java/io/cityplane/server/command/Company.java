package io.cityplane.server.command;

/// Who else is to run beside the server.
enum Company {
    NOBODY,
    SIMULATOR
}
