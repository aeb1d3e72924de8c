package io.cityplane.targets;

import io.cityplane.twin.EntityId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One asset of an indicator.
///
/// @param value its number; 1 where heads count
/// @param lastReport empty if it never reported
public record Asset(
        EntityId id,
        String district,
        String department,
        Optional<BigDecimal> value,
        Optional<LocalDate> declaredOn,
        Optional<LocalDate> acceptedOn,
        Liveness liveness,
        Optional<Instant> lastReport) {

    /// Whether it lives.
    public enum Liveness {
        ALIVE,
        SILENT,
        NEVER_SEEN,
        /// We were down for some of the time.
        UNKNOWN
    }
}
