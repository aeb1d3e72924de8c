package io.cityplane.targets;

import java.math.BigDecimal;
import java.util.Optional;

/// How much there is by one measure.
///
/// @param assets how many
/// @param value what the formula makes of them; empty where there is nothing to make it of
public record Standing(long assets, Optional<BigDecimal> value) {

    public static final Standing NONE = new Standing(0, Optional.empty());
}
