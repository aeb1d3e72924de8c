package io.cityplane.imports.domain;

import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as files write them: decimal, with a point, without marks between thousands.
final class Figures {

    /// Short enough that no number can be a bomb.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[+-]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?");

    private Figures() {}

    static Optional<BigDecimal> parse(String text) {
        var trimmed = text.strip();
        return NUMBER.matcher(trimmed).matches()
                ? Optional.of(new BigDecimal(trimmed))
                : Optional.empty();
    }

    static Value value(BigDecimal number) {
        var nearest = number.doubleValue();
        return Double.isFinite(nearest)
                        && new BigDecimal(Double.toString(nearest)).compareTo(number) == 0
                ? new Value.Numeric(nearest)
                : new Value.Json(number.toString());
    }

    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
