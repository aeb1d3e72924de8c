package io.cityplane.access;

/// A token's number, which is also its number as a {@link io.cityplane.kernel.Caller}.
public record TokenId(int number) {}
