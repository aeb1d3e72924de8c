package io.cityplane.targets;

import java.time.Instant;

/// One version of the plan, as it was loaded.
///
/// @param number from 1
/// @param sha256 of the file, in hexadecimal digits
public record PlanVersion(
        int number,
        Plan plan,
        String source,
        String sha256,
        Filing filing,
        Signatory by,
        Instant at) {}
