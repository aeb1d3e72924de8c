package io.cityplane.access;

import java.time.Instant;
import java.util.Optional;

/// A program's right to call (a bearer token, RFC 6750); its secret is shown once, when it is
/// issued, and not kept.
///
/// @param name what the program is: 1 to 80 characters
/// @param issuedBy the number of the caller who issued it
/// @param expiresAt from then on it is nobody's; empty if it does not expire
/// @param usedAt when it was last used, to about a minute
public record Token(
        TokenId id,
        String name,
        Grant grant,
        int issuedBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> usedAt) {}
