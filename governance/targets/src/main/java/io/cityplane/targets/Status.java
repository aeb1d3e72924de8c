package io.cityplane.targets;

/// How an indicator stands, by rule alone.
public enum Status {
    /// The target is reached.
    REACHED,
    /// As far as the path to the target asks for today, or farther.
    ON_TRACK,
    /// Behind the path, by a tenth of what it asks for at most.
    AT_RISK,
    /// Farther behind.
    BEHIND,
    /// The day has passed, the target is not reached.
    MISSED,
    /// There is a target without a day, and it is not reached.
    OPEN,
    /// Nothing in the twin shows it.
    NOT_MEASURED
}
