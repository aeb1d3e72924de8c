package io.cityplane.twin;

/// A GeoJSON geometry (RFC 7946 §3.1), positions in degrees of WGS-84.
///
/// @param json compact, checked by whoever makes it
public record Geometry(String json) {}
