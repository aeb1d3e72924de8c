package io.cityplane.database;

/// What became of the wish for a database.
public sealed interface Opening {

    /// It is there and is ours alone until it is closed.
    record Opened(CityDatabase database) implements Opening {}

    /// It cannot be had; nothing that was there before was changed.
    ///
    /// @param reason what is wrong, for the person who started the server
    /// @param advice what that person can do about it
    record Refused(String reason, String advice) implements Opening {}
}
