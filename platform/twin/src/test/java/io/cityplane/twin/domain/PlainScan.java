package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Conditions tested on whole entities, written apart from the twin's: slow, and plain enough to be
/// believed. It knows what {@link RandomConditions} makes.
final class PlainScan {

    private PlainScan() {}

    static boolean holds(Condition condition, Entity entity, List<Entity> all) {
        return switch (condition) {
            case Condition.All(var parts) ->
                    parts.stream().allMatch(part -> holds(part, entity, all));
            case Condition.Any(var parts) ->
                    parts.stream().anyMatch(part -> holds(part, entity, all));
            case Condition.OfType(String type) -> entity.types().contains(type);
            case Condition.HasId(var id) -> entity.id().equals(id);
            case Condition.IdMatches(var pattern) ->
                    Pattern.compile(pattern.source()).matcher(entity.id().uri()).find();
            case Condition.Has(var path) -> any(entity, path.first(), _ -> true);
            case Condition.Compares(var path, var expected) ->
                    any(entity, path.first(), attribute -> meets(expected, attribute.value()));
            case Condition.Linked(String relationship, var types, Condition there) ->
                    any(
                            entity,
                            relationship,
                            attribute ->
                                    all.stream()
                                            .filter(it ->
                                                    attribute
                                                            .value()
                                                            .equals(new Value.Text(it.id().uri())))
                                            .filter(it ->
                                                    types.isEmpty()
                                                            || it.types().stream()
                                                                    .anyMatch(types::contains))
                                            .anyMatch(it -> holds(there, it, all)));
            case Condition.Lies(String property, var relation, var geometry) ->
                    any(entity, property, attribute -> lies(attribute, relation, geometry.json()));
            case Condition.InScope(String pattern) ->
                    entity.scopes().stream().anyMatch(scope -> inScope(scope, pattern));
        };
    }

    private static boolean any(Entity entity, String name, Predicate<Attribute> test) {
        return entity.attributes().stream().filter(it -> it.name().equals(name)).anyMatch(test);
    }

    private static boolean meets(Expectation expected, Value value) {
        return switch (expected) {
            case Expectation.Equal(var operands) ->
                    operands.stream().anyMatch(operand -> same(operand, value));
            case Expectation.Unequal(var operands) ->
                    operands.stream().noneMatch(operand -> same(operand, value));
            case Expectation.Ordered(var order, var than) ->
                    switch (order) {
                        case LESS -> compare(value, than) == -1;
                        case LESS_OR_EQUAL -> compare(value, than) <= 0;
                        case GREATER -> compare(value, than) == 1;
                        case GREATER_OR_EQUAL ->
                                compare(value, than) == 0 || compare(value, than) == 1;
                    };
            case Expectation.Matching(var pattern) ->
                    value instanceof Value.Text(String text)
                            && Pattern.compile(pattern.source()).matcher(text).find();
            case Expectation.NotMatching(var pattern) ->
                    value instanceof Value.Text(String text)
                            && !Pattern.compile(pattern.source()).matcher(text).find();
        };
    }

    private static boolean same(Operand operand, Value value) {
        return switch (operand) {
            case Operand.Range(var low, var high) ->
                    (compare(value, low) == 0 || compare(value, low) == 1)
                            && compare(value, high) <= 0;
            case Operand.Truth(boolean truth) -> value.equals(new Value.Truth(truth));
            case Operand.Numeric _, Operand.Text _, Operand.Moment _ ->
                    compare(value, operand) == 0;
        };
    }

    /// 2 if they cannot be compared.
    private static int compare(Value value, Operand operand) {
        if (value instanceof Value.Numeric(double said)
                && operand instanceof Operand.Numeric(double number)) {
            return Double.compare(said, number);
        }
        if (value instanceof Value.Text(String said)
                && operand instanceof Operand.Text(String text)) {
            return Integer.signum(said.compareTo(text));
        }
        return 2;
    }

    private static boolean lies(Attribute attribute, GeoRelation relation, String reference) {
        var here = numbers(((Value.Json) attribute.value()).text());
        var there = numbers(reference);
        if (relation instanceof GeoRelation.Near(double least, double most)) {
            // The law of cosines, where the twin has haversines.
            var cosine =
                    Math.sin(Math.toRadians(here[1])) * Math.sin(Math.toRadians(there[1]))
                            + Math.cos(Math.toRadians(here[1]))
                                    * Math.cos(Math.toRadians(there[1]))
                                    * Math.cos(Math.toRadians(here[0] - there[0]));
            var metres = 6_371_008.8 * Math.acos(Math.min(1, cosine));
            return metres >= least && metres <= most;
        }
        // A rectangle given by its corners, the first the least and the third the greatest.
        var isWithin =
                here[0] > there[0]
                        && here[0] < there[4]
                        && here[1] > there[1]
                        && here[1] < there[5];
        return relation == GeoRelation.Topology.DISJOINT ? !isWithin : isWithin;
    }

    private static double[] numbers(String json) {
        return Arrays.stream(json.replaceAll("[^0-9.,-]", "").split(","))
                .filter(text -> !text.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static boolean inScope(String scope, String pattern) {
        var expression =
                pattern.equals("/#") ? ".+" : pattern.replace("/#", "(/.*)?").replace("+", "[^/]+");
        return scope.matches(expression);
    }
}
