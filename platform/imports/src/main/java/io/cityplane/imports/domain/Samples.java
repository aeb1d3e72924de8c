package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Sample;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// Puts what rows become into words, for somebody who decides whether a mapping is right.
final class Samples {

    private Samples() {}

    static Sample of(long line, Entity entity, List<Attribute> readings) {
        return new Sample(
                line,
                entity.id().uri(),
                CoreContext.compact(entity.types().getFirst()),
                Stream.concat(entity.attributes().stream(), readings.stream())
                        .map(Samples::text)
                        .toList());
    }

    private static String text(Attribute attribute) {
        var text = new StringBuilder(CoreContext.compact(attribute.name())).append(" = ");
        text.append(RowMapper.shown(text(attribute.value())));
        attribute.unitCode().ifPresent(code -> text.append(' ').append(Units.symbol(code)));
        attribute.observedAt().ifPresent(at -> text.append(", ").append(at));
        return text.toString();
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Numeric(double number) ->
                    BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            case Value.Text(String text) -> text;
            case Value.Truth(boolean truth) -> Boolean.toString(truth);
            case Value.Json(String json) -> json;
        };
    }
}
