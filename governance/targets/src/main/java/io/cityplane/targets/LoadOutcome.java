package io.cityplane.targets;

import java.util.List;

/// What came of loading a plan.
public sealed interface LoadOutcome {

    record Loaded(PlanVersion version, List<PlanChange> changes) implements LoadOutcome {
        public Loaded {
            changes = List.copyOf(changes);
        }
    }

    /// It is the version that is in force already.
    record Unchanged(PlanVersion version) implements LoadOutcome {}

    record Faulty(List<PlanFault> faults) implements LoadOutcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// The caller may not, or the filing will not do.
    record Refused(Why why, String detail) implements LoadOutcome {}

    enum Why {
        NOT_ALLOWED,
        BAD_FILING
    }
}
