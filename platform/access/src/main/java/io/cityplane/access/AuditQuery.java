package io.cityplane.access;

import java.util.Optional;

/// Which audits to list, from the newest back.
///
/// @param before only those with a lower id, to continue a page
/// @param limit at most so many, from 1 to {@link #MAX_LIMIT}
public record AuditQuery(Optional<Long> before, int limit) {

    public static final int MAX_LIMIT = 500;

    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }
}
