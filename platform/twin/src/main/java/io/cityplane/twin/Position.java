package io.cityplane.twin;

/// A point in the journal that every committed change is either before or after.
///
/// @param text opaque to all but the twin; fit to be stored
public record Position(String text) {

    /// Before everything.
    public static final Position BEGINNING = new Position("2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0");
}
