package io.cityplane.twin;

/// What an attribute says. Which JSON stands for it is known by its {@link Attribute.Kind}.
public sealed interface Value {

    /// A number that a double holds exactly as it was written; others are {@link Json}.
    record Numeric(double value) implements Value {}

    /// A text; for a relationship, a vocabulary word or a list's single item, a URI or IRI.
    record Text(String value) implements Value {}

    record Truth(boolean value) implements Value {}

    /// Any other JSON value, such as an object, a list, a geometry or a map of languages.
    ///
    /// @param text compact JSON (RFC 8259), checked by whoever makes it: its depth, its size, no
    ///   duplicate names
    record Json(String text) implements Value {}
}
