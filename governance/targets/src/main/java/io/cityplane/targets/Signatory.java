package io.cityplane.targets;

/// Who recorded something. Kept in the tables alone, never in the journal.
///
/// @param number as a {@link io.cityplane.kernel.Caller}
/// @param name at the time
public record Signatory(int number, String name) {}
