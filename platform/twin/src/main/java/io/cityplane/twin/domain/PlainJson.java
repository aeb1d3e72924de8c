package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON that was checked when it came in, as a {@link io.cityplane.twin.Value.Json} is: into
/// maps, lists, strings, doubles, truths and null.
final class PlainJson {

    private final String text;
    private int at;

    private PlainJson(String text) {
        this.text = text;
    }

    static @Nullable Object read(String checked) {
        return new PlainJson(checked).value();
    }

    private @Nullable Object value() {
        return switch (skipped()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> string();
            case 't' -> {
                at += 4;
                yield true;
            }
            case 'f' -> {
                at += 5;
                yield false;
            }
            case 'n' -> {
                at += 4;
                yield null;
            }
            default -> number();
        };
    }

    private Map<String, @Nullable Object> members() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        at++;
        while (skipped() != '}') {
            if (text.charAt(at) == ',') {
                at++;
                continue;
            }
            var name = string();
            if (skipped() == ':') {
                at++;
            }
            members.put(name, value());
        }
        at++;
        return members;
    }

    private List<@Nullable Object> items() {
        var items = new ArrayList<@Nullable Object>();
        at++;
        while (skipped() != ']') {
            if (text.charAt(at) == ',') {
                at++;
            } else {
                items.add(value());
            }
        }
        at++;
        return items;
    }

    private String string() {
        var from = ++at;
        while (text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (text.charAt(at) == '"') {
            return text.substring(from, at++);
        }
        var unescaped = new StringBuilder(text.substring(from, at));
        while (text.charAt(at) != '"') {
            unescaped.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
            at++;
        }
        at++;
        return unescaped.toString();
    }

    private char escaped() {
        at++;
        return switch (text.charAt(at)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 3, at + 1, 16);
            }
            default -> text.charAt(at);
        };
    }

    private Double number() {
        var from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(from, at));
    }

    private char skipped() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
