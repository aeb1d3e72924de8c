package io.cityplane.twin.domain;

import io.cityplane.twin.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Keeps how far followers are. Blocks; takes part in the transaction that runs on the thread.
public interface CursorStore {

    Optional<Cursor> find(String name);

    /// Makes it so, whatever was there.
    void put(Cursor cursor);

    /// By name.
    List<Cursor> all();

    /// The journal's batches beyond this one are needed, and a snapshot that is no later; empty if
    /// nobody follows.
    ///
    /// @param after those that were told nothing since then count no more: they have expired
    OptionalLong oldestBatch(Instant after);

    /// How far a follower is.
    ///
    /// @param position what is before it, the follower has been told
    /// @param batch what is beyond the position is in later batches than this one
    /// @param at what was recorded before then it has been told
    /// @param parked why it is told nothing more for now
    record Cursor(
            String name, Position position, long batch, Instant at, Optional<String> parked) {}
}
