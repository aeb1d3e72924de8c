package io.cityplane.targets;

/// Which of the assets that an indicator selects.
public enum Measure {
    /// Those that a return says are there.
    DECLARED,
    /// Those that were accepted: the headline.
    ACCEPTED,
    /// Accepted, and reported within the window.
    ALIVE,
    /// Declared, and not accepted yet.
    NOT_ACCEPTED,
    /// Accepted, and never reported anything.
    NEVER_SEEN,
    /// Accepted, and silent for longer than the window while we listened.
    SILENT,
    /// Accepted, and not heard of for longer than the window, in which we did not listen all the
    /// time: nobody can tell.
    UNKNOWN,
    /// Alive, and in no return.
    UNDECLARED
}
