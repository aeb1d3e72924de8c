package io.cityplane.simulator;

/// How a simulation ended.
sealed interface Ending {

    /// It was told to stop.
    record Stopped(long changes) implements Ending {}

    /// The server does not let it in.
    record NotAllowed(int status, String why) implements Ending {}
}
