package io.cityplane.targets;

/// What came of correcting a published figure.
public sealed interface CorrectionOutcome {

    record Corrected(Correction correction) implements CorrectionOutcome {}

    record NotAllowed(String why) implements CorrectionOutcome {}

    record BadInput(String why) implements CorrectionOutcome {}

    /// Nothing was published of this indicator for this day.
    record NotPublished() implements CorrectionOutcome {}
}
