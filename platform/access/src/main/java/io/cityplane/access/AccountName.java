package io.cityplane.access;

import io.cityplane.kernel.TextId;
import java.util.Locale;

/// The name by which a person signs in, compared without regard to case.
public record AccountName(String value) implements TextId {

    public AccountName {
        TextId.require(value);
        value = value.toLowerCase(Locale.ROOT);
    }
}
