package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Whether a value is as expected (GS CIM 009 §4.9). Values are as {@link PlainJson} reads them,
/// times are {@link Instant}s.
final class ValueCheck {

    private ValueCheck() {}

    static boolean meets(Expectation expected, Kind kind, @Nullable Object value) {
        return switch (expected) {
            case Expectation.Equal(List<Operand> any) -> isAnyOf(any, value);
            case Expectation.Unequal(List<Operand> none) -> !isAnyOf(none, value);
            case Expectation.Ordered(Expectation.Order order, Operand than) ->
                    !isRelationship(kind) && anyOrdered(order, than, kind, value);
            case Expectation.Matching(var pattern) ->
                    anyText(kind, value, text -> pattern.isFoundIn(text));
            case Expectation.NotMatching(var pattern) ->
                    anyText(kind, value, _ -> true)
                            && !anyText(kind, value, text -> pattern.isFoundIn(text));
        };
    }

    private static boolean isRelationship(Kind kind) {
        return kind == Kind.RELATIONSHIP || kind == Kind.LIST_RELATIONSHIP;
    }

    private static boolean isAnyOf(List<Operand> operands, @Nullable Object value) {
        for (var operand : operands) {
            if (isEqual(operand, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEqual(Operand operand, @Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().anyMatch(item -> isEqual(operand, item));
        }
        return switch (operand) {
            case Operand.Truth(boolean truth) -> value instanceof Boolean said && said == truth;
            case Operand.Range(Operand low, Operand high) -> {
                var above = compare(value, low);
                var below = compare(value, high);
                yield above.isPresent()
                        && below.isPresent()
                        && above.getAsInt() >= 0
                        && below.getAsInt() <= 0;
            }
            case Operand.Numeric _, Operand.Text _, Operand.Moment _ -> {
                var order = compare(value, operand);
                yield order.isPresent() && order.getAsInt() == 0;
            }
        };
    }

    /// What a list of languages says may be any; a list that is a value has no order.
    private static boolean anyOrdered(
            Expectation.Order order, Operand than, Kind kind, @Nullable Object value) {
        if (kind == Kind.LANGUAGE_PROPERTY && value instanceof Collection<?> items) {
            return items.stream().anyMatch(item -> anyOrdered(order, than, kind, item));
        }
        var compared = compare(value, than);
        if (compared.isEmpty()) {
            return false;
        }
        var sign = compared.getAsInt();
        return switch (order) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    private interface TextCheck {
        boolean test(String text);
    }

    private static boolean anyText(Kind kind, @Nullable Object value, TextCheck check) {
        return switch (value) {
            case String text -> check.test(text);
            case Collection<?> items -> items.stream().anyMatch(it -> anyText(kind, it, check));
            case null, default -> false;
        };
    }

    /// Empty if the two cannot be compared.
    private static OptionalInt compare(@Nullable Object value, Operand operand) {
        return switch (operand) {
            case Operand.Numeric(double number) ->
                    value instanceof Double said
                            ? OptionalInt.of(said < number ? -1 : said > number ? 1 : 0)
                            : OptionalInt.empty();
            case Operand.Text(String text) ->
                    switch (value) {
                        case String said -> OptionalInt.of(said.compareTo(text));
                        case Instant said -> compareTimes(said, instant(text));
                        case null, default -> OptionalInt.empty();
                    };
            case Operand.Moment(Instant moment) ->
                    switch (value) {
                        case Instant said -> compareTimes(said, moment);
                        case String said -> compareTimes(instant(said), moment);
                        // §4.6.3, as JSON-LD 1.1 types a value.
                        case Map<?, ?> typed when typed.get("@value") instanceof String said ->
                                compareTimes(instant(said), moment);
                        case null, default -> OptionalInt.empty();
                    };
            case Operand.Truth _, Operand.Range _ -> OptionalInt.empty();
        };
    }

    private static OptionalInt compareTimes(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null
                ? OptionalInt.empty()
                : OptionalInt.of(one.compareTo(other));
    }

    private static @Nullable Instant instant(String text) {
        // A quick no: many texts are compared, few are times.
        if (text.length() < 20 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
