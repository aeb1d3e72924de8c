package io.cityplane.twin.ngsild.context;

import java.time.Instant;
import java.util.Optional;

/// What is told of a stored context (§5.13.3.5).
///
/// @param id of this server
/// @param address where it is, or was downloaded from; of a hosted one a path of this server
/// @param expiresAt empty if it never does
public record StoredContext(
        String id,
        String address,
        ContextKind kind,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsage,
        long numberOfHits) {}
