package io.cityplane.targets.domain;

import io.cityplane.targets.Formula;
import java.util.TreeMap;

/// A formula as one line of text, the same for the same formula.
public final class FormulaText {

    private FormulaText() {}

    public static String of(Formula formula) {
        var text = new StringBuilder(formula.aggregate().name().toLowerCase(java.util.Locale.ROOT));
        formula.value().ifPresent(it -> text.append(" value=").append(it));
        formula.divisor().ifPresent(it -> text.append(" divisor=").append(it));
        formula.meets().ifPresent(it -> text.append(" meets=").append(it));
        new TreeMap<>(formula.selection())
                .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        text.append(" alive-within=").append(formula.aliveWithin());
        formula.reports().stream().sorted().forEach(it -> text.append(" reports=").append(it));
        return text.toString();
    }
}
