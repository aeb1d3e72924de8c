package io.cityplane.access;

import java.util.function.Function;

/// What came of a request to administer.
public sealed interface Answer<T> {

    /// The same answer, about something made of the value.
    default <R> Answer<R> map(Function<T, R> make) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(make.apply(value));
            case Refused<T>(Refusal why) -> new Refused<>(why);
        };
    }

    record Done<T>(T value) implements Answer<T> {}

    /// Nothing was changed.
    record Refused<T>(Refusal why) implements Answer<T> {}
}
