package io.cityplane.targets;

/// What is recorded of an asset.
public enum Deed {
    /// A return says that it is there.
    DECLARED,
    /// 验收: it was inspected and taken over.
    ACCEPTED
}
