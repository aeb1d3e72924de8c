package io.cityplane.access;

import io.cityplane.kernel.Caller;

/// Who wants something done, as the audit keeps it.
///
/// @param address the network address that the request came from, or a word such as `launcher`
public record Actor(Caller caller, String address) {}
