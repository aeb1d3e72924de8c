package io.cityplane.targets;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// That a published figure was wrong. It stands beside the figure, which stays.
///
/// @param old what was published, or corrected to, before
/// @param signed the text that the server signed
/// @param signature Ed25519 of it, in Base64
public record Correction(
        long id,
        IndicatorCode indicator,
        LocalDate day,
        Optional<BigDecimal> old,
        BigDecimal value,
        Filing filing,
        Signatory by,
        Instant at,
        String signed,
        String signature) {}
