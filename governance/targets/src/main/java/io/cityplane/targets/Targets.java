package io.cityplane.targets;

import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer;

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
}
