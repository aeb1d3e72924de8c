package io.cityplane.access;

/// What came of a request to administer.
public sealed interface Answer<T> {

    record Done<T>(T value) implements Answer<T> {}

    /// Nothing was changed.
    record Refused<T>(Refusal why) implements Answer<T> {}
}
