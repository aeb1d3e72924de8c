package io.cityplane.targets;

import java.time.Instant;

/// Whether figures say how it is.
///
/// @param counting whether assets are still being counted, so that figures are not there yet
/// @param asOf when the last change was taken in
public record CountState(boolean counting, Instant asOf) {}
