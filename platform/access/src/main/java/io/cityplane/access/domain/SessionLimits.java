package io.cityplane.access.domain;

import java.time.Duration;

/// When a session ends by itself.
///
/// @param idle after so long without a request
/// @param absolute so long after the sign-in, however busy
public record SessionLimits(Duration idle, Duration absolute) {

    /// A shift: 12 hours, or 2 without a request.
    public static final SessionLimits SHIFT =
            new SessionLimits(Duration.ofHours(2), Duration.ofHours(12));

    public SessionLimits {
        if (!idle.isPositive() || idle.compareTo(absolute) > 0) {
            throw new IllegalArgumentException("idle is above zero and at most absolute: " + idle);
        }
    }
}
