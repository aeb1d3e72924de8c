package io.cityplane.targets.domain;

import io.cityplane.kernel.Ownership;
import io.cityplane.twin.EntityId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an indicator reads out of an entity.
///
/// @param district that it names; empty if it names none
/// @param department whose it is; empty if the city's
/// @param value null if it has none
/// @param divisor null if it has none
/// @param lastReport microseconds since 1970, 0 if it never reported; never later than it was
///   received
/// @param recordedAt when the journal took in the last change of the entity, microseconds since
///   1970
record Observed(
        EntityId id,
        Ownership ownership,
        String district,
        String department,
        @Nullable BigDecimal value,
        @Nullable BigDecimal divisor,
        Meets meets,
        long lastReport,
        long recordedAt) {

    /// Of a share: whether it is among those that meet the condition.
    enum Meets {
        YES,
        NO
    }
}
