package io.cityplane.query.domain;

import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.List;

/// Figures of the values of now.
final class Present {

    /// Each entity counts once.
    private static final Expression ONE = new Expression.Constant(1);

    private Present() {}

    static Groups figures(Plan plan, List<Entity> entities, GroupKeys keys) {
        var groups = new Groups();
        var expression = plan.value().map(ExpressionReader.Parsed::expression).orElse(ONE);
        for (var entity : entities) {
            var values = new double[plan.names().size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = number(entity, plan.names().get(i));
            }
            groups.add(keys.of(entity), expression.of(values), Instant.EPOCH);
        }
        return groups;
    }

    private static double number(Entity entity, String name) {
        return GroupKeys.attribute(entity, name)
                .map(attribute ->
                        attribute.value() instanceof Value.Numeric(double value)
                                ? value
                                : Double.NaN)
                .orElse(Double.NaN);
    }
}
