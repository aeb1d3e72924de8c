package io.cityplane.targets.domain;

import io.cityplane.targets.Correction;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where published days and their corrections are kept: added, never changed. It takes part in the
/// transaction that runs on the thread.
public interface DayStore {

    /// A day that was published.
    ///
    /// @param root of the tree over the lines of its evidence, in hexadecimal digits
    record Published(
            IndicatorCode indicator,
            LocalDate day,
            int planVersion,
            Instant knownAt,
            Instant takenAt,
            String root) {}

    /// One owner's and district's sums of a day.
    record CellSums(Cell cell, Map<Measure, Sums> sums) {}

    void add(Published day, List<CellSums> cells);

    Optional<Published> find(IndicatorCode indicator, LocalDate day);

    /// The last day that was published of any indicator.
    Optional<LocalDate> last();

    /// Of an indicator, from a day on, oldest first.
    Map<LocalDate, List<CellSums>> sums(IndicatorCode indicator, LocalDate from);

    /// Adds a correction.
    ///
    /// @return with its id
    Correction add(Correction correction);

    /// Oldest first.
    List<Correction> corrections(IndicatorCode indicator);
}
