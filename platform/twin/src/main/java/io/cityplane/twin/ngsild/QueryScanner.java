package io.cityplane.twin.ngsild;

import io.cityplane.twin.Expectation.Operand;
import java.util.regex.Pattern;

/// The words of the query language (§4.9), one after the other.
final class QueryScanner {

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,4})?");
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE_OR_TIME =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]{1,9})?Z?");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");

    private final String text;
    private int at;

    QueryScanner(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean take(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    boolean takeDots() {
        if (text.startsWith("..", at)) {
            at += 2;
            return true;
        }
        return false;
    }

    void require(char c) {
        if (!take(c)) {
            throw unexpected();
        }
    }

    String name() {
        var from = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw unexpected();
        }
        return text.substring(from, at);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER
                || c == '_';
    }

    /// A name of JSON, a tag of a language, or `*`.
    String member() {
        var from = at;
        while (at < text.length() && ".[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == from) {
            throw unexpected();
        }
        return text.substring(from, at);
    }

    /// Empty if there is none, for the attribute itself is asked for then.
    String operator() {
        for (var operator : new String[] {"!~=", "==", "!=", "~=", ">=", "<=", ">", "<"}) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    Operand operand() {
        if (at < text.length() && text.charAt(at) == '"') {
            return new Operand.Text(quoted());
        }
        var from = at;
        var word = bare();
        return switch (word) {
            case "true" -> new Operand.Truth(true);
            case "false" -> new Operand.Truth(false);
            case String number when NUMBER.matcher(number).matches() ->
                    new Operand.Numeric(Double.parseDouble(number));
            case String time when DATE_TIME.matcher(time).matches() ->
                    new Operand.Moment(DateTimes.parse(time));
            case String date when DATE_OR_TIME.matcher(date).matches() -> new Operand.Text(date);
            case String uri when URI.matcher(uri).matches() -> new Operand.Text(uri);
            // Not in the grammar but for `expandValues`, whose values are words (EXAMPLE 12).
            case String name
                    when !name.isEmpty() && name.chars().allMatch(c -> isOfName((char) c)) ->
                    new Operand.Text(name);
            default -> {
                at = from;
                throw unexpected();
            }
        };
    }

    /// Up to what cannot be in a value that is not quoted.
    private String bare() {
        var from = at;
        while (at < text.length()
                && ";|,()\"<>".indexOf(text.charAt(at)) < 0
                && !text.startsWith("..", at)) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        var from = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw fault("has a text that is not closed by a quotation mark");
        }
        at++;
        var raw = text.substring(from, at);
        return raw.indexOf('\\') < 0
                ? raw.substring(1, raw.length() - 1)
                : JsonText.read(
                        raw.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        (parser, _) -> parser.getText());
    }

    /// A regular expression, in quotation marks or not; escapes in it are its own.
    String pattern() {
        var from = at;
        if (take('"')) {
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            if (at >= text.length()) {
                throw fault("has an expression that is not closed by a quotation mark");
            }
            return text.substring(from + 1, at++);
        }
        var open = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (open == 0 && (c == ';' || c == '|' || c == ')')) {
                break;
            }
            open +=
                    c == '(' || c == '[' || c == '{'
                            ? 1
                            : c == ')' || c == ']' || c == '}' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        if (at == from) {
            throw unexpected();
        }
        return text.substring(from, at);
    }

    Fault unexpected() {
        return fault(
                at < text.length()
                        ? "has " + Words.quoted(text.substring(at)) + " where it cannot be"
                        : "ends too early");
    }

    static Fault fault(String rule) {
        return ErrorType.BAD_REQUEST_DATA.fault("The query " + rule + " (§4.9)");
    }
}
