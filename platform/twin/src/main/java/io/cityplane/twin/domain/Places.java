package io.cityplane.twin.domain;

import io.cityplane.twin.Position;

/// What a position says of the journal's batches.
public final class Places {

    private Places() {}

    /// Everything beyond the position is in a later batch than this one; 0 if all is.
    ///
    /// @throws IllegalArgumentException if it is none of the twin's making
    public static long batch(Position position) {
        return Positions.parse(position)
                .orElseThrow(
                        () -> new IllegalArgumentException("not a position: " + position.text()))
                .batch();
    }
}
