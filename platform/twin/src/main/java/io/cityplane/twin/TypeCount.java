package io.cityplane.twin;

/// How many entities of a type a viewer may see.
///
/// @param type expanded
public record TypeCount(String type, long count) {}
