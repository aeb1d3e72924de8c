package io.cityplane.targets;

/// What came of recording something of an asset.
public sealed interface RecordOutcome {

    record Recorded(AssetRecord entry) implements RecordOutcome {}

    /// There is none, or none that the caller may see.
    record UnknownAsset(String asset) implements RecordOutcome {}

    /// The caller sees it and may not do this.
    record NotAllowed(String why) implements RecordOutcome {}

    /// What was recorded before does not allow it.
    record Conflict(String why) implements RecordOutcome {}

    /// It cannot be understood.
    record BadInput(String why) implements RecordOutcome {}
}
