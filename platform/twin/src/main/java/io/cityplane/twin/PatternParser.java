package io.cityplane.twin;

import io.cityplane.twin.PatternProgram.Kind;
import io.cityplane.twin.PatternProgram.Piece;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Reads a regular expression into a {@link PatternProgram}.
final class PatternParser {

    private static final int DEEPEST = 50;
    private static final int MOST_REPEATS = 255;

    private final String source;
    private final PatternProgram program = new PatternProgram();
    private int at;
    private int depth;

    PatternParser(String source) {
        this.source = source;
    }

    /// Empty if it is none, or too large.
    Optional<PatternProgram> parse() {
        try {
            var whole = alternatives();
            if (at < source.length()) {
                return Optional.empty();
            }
            program.link(whole.last(), program.add(Kind.END));
            program.startAt(whole.first());
            return Optional.of(program);
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private Piece alternatives() {
        var piece = sequence();
        while (has('|')) {
            at++;
            piece = program.either(piece, sequence());
        }
        return piece;
    }

    private Piece sequence() {
        var piece = program.single(Kind.JUMP, _ -> false);
        while (at < source.length() && !has('|') && !has(')')) {
            piece = program.both(piece, repeated());
        }
        return piece;
    }

    private Piece repeated() {
        var from = at;
        var piece = atom();
        while (at < source.length()) {
            switch (source.charAt(at)) {
                case '*' -> piece = program.anyNumber(piece);
                case '+' -> {
                    var after = at;
                    piece = program.both(piece, program.anyNumber(again(from)));
                    at = after;
                }
                case '?' -> piece = program.optional(piece);
                case '{' -> {
                    return counted(from, piece);
                }
                default -> {
                    return piece;
                }
            }
            at++;
            if (has('?')) {
                at++;
                return piece;
            }
            requireSmall();
            if (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
                throw new Malformed();
            }
        }
        return piece;
    }

    /// Reads the same once more into states of its own.
    private Piece again(int from) {
        at = from;
        return atom();
    }

    /// `{n}`, `{n,}` and `{n,m}`.
    private Piece counted(int from, Piece first) {
        at++;
        var least = number();
        var most = least;
        var isOpen = false;
        if (has(',')) {
            at++;
            isOpen = has('}');
            most = isOpen ? least : number();
        }
        if (!has('}') || most < least || most > MOST_REPEATS) {
            throw new Malformed();
        }
        var after = at + 1;
        var piece = least == 0 ? program.single(Kind.JUMP, _ -> false) : first;
        for (var i = 1; i < least; i++) {
            piece = program.both(piece, again(from));
            requireSmall();
        }
        for (var i = least; i < most; i++) {
            piece = program.both(piece, program.optional(again(from)));
            requireSmall();
        }
        if (isOpen) {
            piece = program.both(piece, program.anyNumber(again(from)));
        }
        at = after;
        if (at < source.length() && "*+{".indexOf(source.charAt(at)) >= 0) {
            throw new Malformed();
        }
        if (has('?')) {
            at++;
        }
        return piece;
    }

    private int number() {
        var from = at;
        while (at < source.length() && Character.digit(source.charAt(at), 10) >= 0) {
            at++;
        }
        if (at == from || at - from > 3) {
            throw new Malformed();
        }
        return Integer.parseInt(source.substring(from, at));
    }

    private Piece atom() {
        requireSmall();
        var point = point();
        return switch (point) {
            case '(' -> group();
            case '[' ->
                    program.single(
                            Kind.CHARACTER, new PatternClass(this::point, this::peek).read());
            case '.' -> program.single(Kind.CHARACTER, _ -> true);
            case '^' -> program.single(Kind.TEXT_START, _ -> false);
            case '$' -> program.single(Kind.TEXT_END, _ -> false);
            case '\\' -> program.single(Kind.CHARACTER, escaped(point()));
            case '*', '+', '?', ')', '{' -> throw new Malformed();
            default -> program.single(Kind.CHARACTER, other -> other == point);
        };
    }

    private Piece group() {
        if (++depth > DEEPEST) {
            throw new Malformed();
        }
        if (source.startsWith("?:", at)) {
            at += 2;
        } else if (has('?')) {
            throw new Malformed();
        }
        var piece = alternatives();
        if (!has(')')) {
            throw new Malformed();
        }
        at++;
        depth--;
        return piece;
    }

    /// What `\` and a character mean.
    static IntPredicate escaped(int point) {
        return switch (point) {
            case 'd' -> Character::isDigit;
            case 'D' -> other -> !Character.isDigit(other);
            case 'w' -> PatternParser::isWord;
            case 'W' -> other -> !isWord(other);
            case 's' -> Character::isWhitespace;
            case 'S' -> other -> !Character.isWhitespace(other);
            case 'n' -> other -> other == '\n';
            case 't' -> other -> other == '\t';
            case 'r' -> other -> other == '\r';
            default -> {
                if (Character.isLetterOrDigit(point)) {
                    throw new Malformed();
                }
                yield other -> other == point;
            }
        };
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point) || point == '_';
    }

    private int point() {
        if (at >= source.length()) {
            throw new Malformed();
        }
        var point = source.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private int peek() {
        return at < source.length() ? source.codePointAt(at) : -1;
    }

    private boolean has(char c) {
        return at < source.length() && source.charAt(at) == c;
    }

    private void requireSmall() {
        if (program.size() > PatternProgram.MOST_STATES) {
            throw new Malformed();
        }
    }

    /// Told to the caller as an empty answer.
    static final class Malformed extends RuntimeException {
        Malformed() {
            super("no regular expression", null, false, false);
        }
    }
}
