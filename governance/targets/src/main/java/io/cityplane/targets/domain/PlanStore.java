package io.cityplane.targets.domain;

import io.cityplane.targets.Filing;
import io.cityplane.targets.Signatory;
import java.time.Instant;
import java.util.List;

/// Where versions of the plan are kept. It takes part in the transaction that runs on the thread.
public interface PlanStore {

    /// All of them, the oldest first.
    List<Kept> list();

    void add(Kept version);

    /// A version as it was handed in.
    record Kept(
            int number, String source, String sha256, Filing filing, Signatory by, Instant at) {}
}
