package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import java.util.List;

/// A command that is in the journal for good, whole: what it changed, of what, and where it stands.
///
/// Made without copying, so whoever wants to keep it takes out what it needs and lets it go.
public interface Committed {

    int partition();

    /// Of its first change within the partition; each further change has the next one.
    long offset();

    /// When the twin came to know, in microseconds since 1970; never falls within a partition.
    long recordedAt();

    Tenant tenant();

    EntityId id();

    /// Stands for the entity within its partition, from its birth to its end and never again for
    /// another. With the number of a trait it names a series.
    int number();

    /// The number of the entity's {@link Heading}, when it happened.
    int heading();

    /// Who changed it, {@link io.cityplane.kernel.Caller#number}.
    int writer();

    /// What a gateway said of its readings, 0 if nothing; see {@link
    /// io.cityplane.twin.Command.Observe}.
    int quality();

    /// At least one.
    List<Change> changes();

    /// The numbers of the traits that the entity had when it went; empty if it did not go.
    List<Integer> ended();
}
