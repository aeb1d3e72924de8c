package io.cityplane.targets;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What has become of what was promised, within what a viewer may see: what it may not see is
/// neither listed nor counted. Safe for concurrent use, blocking.
public interface Targets {

    CountState state();

    /// Every indicator, in the order of the plan; none without a plan.
    List<Progress> list(Viewer viewer);

    Optional<Progress> find(IndicatorCode code, Viewer viewer);

    /// By district and department; empty if there is no such indicator.
    Optional<Breakdown> findBreakdown(IndicatorCode code, Viewer viewer);

    /// Asset by asset; empty if there is no such indicator.
    Optional<Page<Asset>> listAssets(AssetQuery query, Viewer viewer);

    /// The assets of a headline and the proof that these are they; empty if there is no such
    /// indicator, or nothing counts it.
    Optional<Evidence> findEvidence(IndicatorCode code, Viewer viewer);

    /// A day that is over, as it was known then and as it is known now, and why they differ; empty
    /// if nothing was published of the indicator for it.
    Optional<DayAnswer> findDay(IndicatorCode code, LocalDate day, Viewer viewer);

    /// Corrections of an indicator's published figures, oldest first. What is corrected is the
    /// whole city's figure, which is public.
    List<Correction> listCorrections(IndicatorCode code, Viewer viewer);

    /// Corrects a published figure, by an entry of its own that the server signs; takes an
    /// administrator.
    CorrectionOutcome correct(
            IndicatorCode code, LocalDate day, BigDecimal value, Filing filing, Caller caller);
}
