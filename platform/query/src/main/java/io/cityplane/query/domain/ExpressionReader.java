package io.cityplane.query.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads arithmetic: names, numbers, `+ - * /` and parentheses, products before sums.
final class ExpressionReader {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final int MOST_NAMES = 8;
    private static final Pattern WORD =
            Pattern.compile(
                    "\\s*(?:(?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)|(?<name>\\p{L}[\\p{L}\\p{N}_]*)|(?<sign>[-+*/()]))");

    private final String text;
    private final List<String> names = new ArrayList<>();
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        this.text = text;
    }

    /// Arithmetic, and the names in it in the order of their indexes, as they are written.
    record Parsed(Expression expression, List<String> names) {

        /// Whether it is a name and nothing else.
        boolean isPlain() {
            return expression instanceof Expression.Named;
        }
    }

    /// @throws Refusal if it is none
    static Parsed read(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal("value", "it has at most %,d characters".formatted(LONGEST));
        }
        var reader = new ExpressionReader(text);
        var expression = reader.sum();
        if (!reader.rest().isEmpty()) {
            throw reader.unexpected();
        }
        if (reader.names.isEmpty()) {
            throw new Refusal("value", "it names no attribute");
        }
        return new Parsed(expression, List.copyOf(reader.names));
    }

    private Expression sum() {
        if (++depth > DEEPEST) {
            throw new Refusal("value", "it is at most %d deep".formatted(DEEPEST));
        }
        var left = product();
        for (var sign = sign("+-"); sign != 0; sign = sign("+-")) {
            left = new Expression.Joined(sign, left, product());
        }
        depth--;
        return left;
    }

    private Expression product() {
        var left = factor();
        for (var sign = sign("*/"); sign != 0; sign = sign("*/")) {
            left = new Expression.Joined(sign, left, factor());
        }
        return left;
    }

    private Expression factor() {
        var minus = 0;
        while (sign("-") != 0) {
            minus++;
        }
        var part = part();
        return minus % 2 == 0 ? part : new Expression.Minus(part);
    }

    private Expression part() {
        if (sign("(") != 0) {
            var inner = sum();
            if (sign(")") == 0) {
                throw unexpected();
            }
            return inner;
        }
        var word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt() || word.group("sign") != null) {
            throw unexpected();
        }
        at = word.end();
        var number = word.group("number");
        return number == null
                ? new Expression.Named(index(word.group("name")))
                : new Expression.Constant(Double.parseDouble(number));
    }

    private int index(String name) {
        if (!names.contains(name)) {
            if (names.size() == MOST_NAMES) {
                throw new Refusal("value", "it names at most %d attributes".formatted(MOST_NAMES));
            }
            names.add(name);
        }
        return names.indexOf(name);
    }

    /// Takes one of these signs; 0 if something else comes.
    private char sign(String any) {
        var word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            return 0;
        }
        var sign = word.group("sign");
        if (sign == null || !any.contains(sign)) {
            return 0;
        }
        at = word.end();
        return sign.charAt(0);
    }

    private String rest() {
        return text.substring(at).strip();
    }

    private Refusal unexpected() {
        var rest = rest();
        return new Refusal(
                "value",
                rest.isEmpty()
                        ? "it ends too early"
                        : "it has “%s” where a name, a number or a sign is expected"
                                .formatted(rest.length() > 40 ? rest.substring(0, 40) : rest));
    }
}
