package io.cityplane.twin;

import io.cityplane.kernel.Caller;
import java.util.List;

/// Brings what rooms decide in their tables into the twin: the change is put beside the tables, in
/// the same transaction, and the twin has it some milliseconds after that commits. If it is rolled
/// back, nothing happens.
///
/// Each change gets there at least once, those of one entity in the order in which they were put.
/// So they are such as can be made twice: {@link Command.Put}, {@link Command.Upsert}, {@link
/// Command.Delete}, {@link Command.DeleteAttribute}, {@link Command.Observe}, and {@link
/// Command.Update} that overwrites. What the twin refuses is parked and shown to operators, and
/// what comes after it of the same entity waits.
public interface TwinOutbox {

    /// Puts changes into the transaction that runs on this thread; write the room's own tables
    /// before. Blocks.
    ///
    /// @param commands what is true now, decided by the room: the twin asks for no rights
    /// @param caller on whose behalf; the twin keeps its number
    /// @throws IllegalArgumentException if a change cannot be made twice
    void put(Tenant tenant, List<Command> commands, Caller caller);
}
