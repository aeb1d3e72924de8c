package io.cityplane.targets;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import java.util.List;
import java.util.Optional;

/// What was promised, version by version. Safe for concurrent use, blocking. The plan is every
/// official's to read: what is promised is public.
public interface Plans {

    /// Makes a file the plan that is in force; takes an administrator.
    ///
    /// @param source YAML, at most {@link #MOST_CHARACTERS}
    LoadOutcome load(String source, Filing filing, Caller caller);

    /// The version in force; empty before the first.
    Optional<PlanVersion> find(Viewer viewer);

    Optional<PlanVersion> find(int number, Viewer viewer);

    /// All of them, the newest first.
    List<PlanVersion> list(Viewer viewer);

    /// What is different between two versions; empty if one of them is not there.
    Optional<List<PlanChange>> compare(int before, int after, Viewer viewer);

    int MOST_CHARACTERS = 1_000_000;
}
