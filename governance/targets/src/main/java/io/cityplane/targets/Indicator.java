package io.cityplane.targets;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that the plan promises.
///
/// @param clause of the policy, as chapter(section)
/// @param wording the policy's own
/// @param unit empty texts where a bare number is meant
/// @param target how much; empty for a milestone, which is reached by being accepted once
/// @param due by when, its day included; empty if the policy names none
/// @param baseline from where it started
/// @param milestones on the way, by day
/// @param lead who answers for it; none where the policy names none
/// @param split how much of the target is whose district's
/// @param formula empty while nothing in the twin shows it
public record Indicator(
        IndicatorCode code,
        String clause,
        Wording name,
        Wording wording,
        Wording unit,
        Kind kind,
        Direction direction,
        Optional<BigDecimal> target,
        Optional<LocalDate> due,
        Optional<Checkpoint> baseline,
        List<Checkpoint> milestones,
        List<Department> lead,
        List<Department> supporting,
        Map<District, BigDecimal> split,
        Optional<Formula> formula) {

    public Indicator {
        milestones = List.copyOf(milestones);
        lead = List.copyOf(lead);
        supporting = List.copyOf(supporting);
        split = Map.copyOf(split);
    }

    /// What kind of promise.
    public enum Kind {
        /// So much of something.
        QUANTITY,
        /// That something be there.
        MILESTONE
    }

    /// On which side of the target it is well.
    public enum Direction {
        AT_LEAST,
        AT_MOST
    }

    /// A value that is due, or was had, on a day.
    public record Checkpoint(LocalDate on, BigDecimal value) {}
}
