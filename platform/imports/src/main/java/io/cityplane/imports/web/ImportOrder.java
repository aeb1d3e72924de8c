package io.cityplane.imports.web;

import org.jspecify.annotations.Nullable;

/// What to import.
///
/// @param mapping absolute path of a mapping
/// @param files absolute path of the folder that its file names start from
public record ImportOrder(@Nullable String mapping, @Nullable String files) {}
