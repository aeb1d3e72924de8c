package io.cityplane.targets.domain;

/// Tells what a caller is called; empty if it is nobody any more.
public interface Names {
    String of(int caller);
}
