package io.cityplane.targets.web;

import java.math.BigDecimal;
import java.util.Locale;

/// How words of the room are written in JSON.
final class Words {

    private Words() {}

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As a reader of JSON numbers takes it.
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
