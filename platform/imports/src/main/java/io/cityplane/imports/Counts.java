package io.cityplane.imports;

/// What became of a file's rows so far.
///
/// @param read rows that the file has shown, of which the others are parts
/// @param created entities that the twin did not have
/// @param changed entities that say something new
/// @param unchanged rows that say what the twin already holds
/// @param refused rows that are not in the twin because of this import
public record Counts(long read, long created, long changed, long unchanged, long refused) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
}
