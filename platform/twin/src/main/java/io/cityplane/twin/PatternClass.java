package io.cityplane.twin;

import io.cityplane.twin.PatternParser.Malformed;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/// Reads a set of characters such as `[^a-z_]` from behind its bracket.
final class PatternClass {

    private final IntSupplier take;
    private final IntSupplier peek;

    /// @param take the next character
    /// @param peek the same without taking it; -1 at the end
    PatternClass(IntSupplier take, IntSupplier peek) {
        this.take = take;
        this.peek = peek;
    }

    IntPredicate read() {
        var isOther = peek.getAsInt() == '^';
        if (isOther) {
            var _ = take.getAsInt();
        }
        IntPredicate chosen = _ -> false;
        var isFirst = true;
        while (isFirst || peek.getAsInt() != ']') {
            chosen = chosen.or(item());
            isFirst = false;
        }
        var _ = take.getAsInt();
        return isOther ? chosen.negate() : chosen;
    }

    private IntPredicate item() {
        var low = take.getAsInt();
        if (low == '[' && peek.getAsInt() == ':') {
            return named();
        }
        if (low == '\\') {
            return PatternParser.escaped(take.getAsInt());
        }
        if (peek.getAsInt() != '-') {
            return point -> point == low;
        }
        var _ = take.getAsInt();
        if (peek.getAsInt() == ']') {
            return point -> point == low || point == '-';
        }
        var high = take.getAsInt();
        if (high < low || high == '\\') {
            throw new Malformed();
        }
        return point -> point >= low && point <= high;
    }

    /// `[:alpha:]` and its like.
    private IntPredicate named() {
        var _ = take.getAsInt();
        var name = new StringBuilder();
        while (peek.getAsInt() != ':') {
            name.appendCodePoint(take.getAsInt());
        }
        var _ = take.getAsInt();
        if (take.getAsInt() != ']') {
            throw new Malformed();
        }
        return switch (name.toString()) {
            case "alpha" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "alnum" -> Character::isLetterOrDigit;
            case "upper" -> Character::isUpperCase;
            case "lower" -> Character::isLowerCase;
            case "space" -> Character::isWhitespace;
            case "xdigit" -> point -> Character.digit(point, 16) >= 0;
            default -> throw new Malformed();
        };
    }
}
