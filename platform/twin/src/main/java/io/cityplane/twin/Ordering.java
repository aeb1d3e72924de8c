package io.cityplane.twin;

import java.util.Locale;
import java.util.Optional;

/// What answers are ordered by (GS CIM 009 §4.23). Who has nothing there comes last.
///
/// @param from of what the distance to there counts; empty if the value itself does
/// @param collation whose alphabet texts are ordered by; empty for code points
public record Ordering(
        AttributePath path,
        Direction direction,
        Optional<Geometry> from,
        Optional<Locale> collation) {

    /// In the place of a name: the id of the entity.
    public static final String ID = "@id";

    public enum Direction {
        ASCENDING,
        DESCENDING
    }
}
