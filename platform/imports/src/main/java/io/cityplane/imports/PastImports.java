package io.cityplane.imports;

import io.cityplane.kernel.Viewer;
import java.util.List;
import java.util.Optional;

/// What became of imports. Blocking.
public interface PastImports {

    /// Imports that the viewer may see, the newest first; rehearsals are not kept.
    ///
    /// @param most at most so many, 1 or more
    List<RunSummary> runs(int most, Viewer viewer);

    /// What became of an import; empty while it runs, and if the viewer may not see it.
    Optional<ImportReport> findReport(int run, Viewer viewer);
}
