package io.cityplane.targets;

/// A text in Chinese and in English.
public record Wording(String zh, String en) {}
