package io.cityplane.targets.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One JSON object (RFC 8259) on one line, its members in the order in which they were put: the
/// same content has the same bytes.
final class JsonLine {

    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder("{");

    JsonLine put(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    /// As text, for a reader may not take a decimal number for what it is.
    JsonLine put(String name, @Nullable BigDecimal value) {
        return put(name, value == null ? null : value.toPlainString());
    }

    JsonLine put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    JsonLine put(String name, @Nullable LocalDate value) {
        return put(name, value == null ? null : value.toString());
    }

    JsonLine put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonLine put(String name, JsonLine value) {
        name(name);
        text.append(value);
        return this;
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
