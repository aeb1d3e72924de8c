package io.cityplane.targets;

import io.cityplane.kernel.TextId;

/// What an indicator is called in the plan, for as long as the plan lives: `5g-sites`.
public record IndicatorCode(String value) implements TextId {

    public IndicatorCode {
        TextId.require(value);
    }
}
