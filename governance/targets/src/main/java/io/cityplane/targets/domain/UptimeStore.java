package io.cityplane.targets.domain;

import java.time.Instant;
import java.util.List;

/// Where is kept when this server listened. It takes part in the transaction that runs on the
/// thread.
public interface UptimeStore {

    /// A spell of listening; the last of a server that was killed ends with its last sign of life.
    record Uptime(long id, Instant from, Instant until) {}

    /// Begins a spell, and tells its id.
    long begin(Instant at);

    void prolong(long id, Instant until);

    /// All spells, oldest first.
    List<Uptime> list();
}
