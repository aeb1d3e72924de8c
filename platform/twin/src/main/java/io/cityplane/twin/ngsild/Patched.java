package io.cityplane.twin.ngsild;

import java.util.Optional;

/// What a fragment says of a member that an attribute has at most once.
sealed interface Patched<T> {

    /// It does not name it.
    record Kept<T>() implements Patched<T> {}

    /// It says that it goes, by an NGSI-LD Null.
    record Dropped<T>() implements Patched<T> {}

    record Given<T>(T value) implements Patched<T> {}

    /// What it is then.
    default Optional<T> of(Optional<T> before) {
        return switch (this) {
            case Kept<T> _ -> before;
            case Dropped<T> _ -> Optional.empty();
            case Given<T>(T value) -> Optional.of(value);
        };
    }
}
