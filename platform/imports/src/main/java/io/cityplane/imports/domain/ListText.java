package io.cityplane.imports.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A list of texts or numbers, written as JSON (RFC 8259 §5) or as Python prints it.
final class ListText {

    /// So many items at most.
    private static final int MOST = 10_000;

    private final String text;
    private int at;

    private ListText(String text) {
        this.text = text;
    }

    /// Empty if it is no such list.
    static Optional<List<String>> parse(String text) {
        return Optional.ofNullable(new ListText(text.strip()).list());
    }

    private @Nullable List<String> list() {
        var items = new ArrayList<String>();
        if (!take('[')) {
            return null;
        }
        if (take(']')) {
            return atEnd() ? items : null;
        }
        do {
            var item = item();
            if (item == null || items.size() == MOST) {
                return null;
            }
            items.add(item);
        } while (take(','));
        return take(']') && atEnd() ? items : null;
    }

    private @Nullable String item() {
        blanks();
        if (atEnd()) {
            return null;
        }
        var c = text.charAt(at);
        return c == '"' || c == '\'' ? quoted(c) : plain();
    }

    private @Nullable String quoted(char mark) {
        var item = new StringBuilder();
        at++;
        while (!atEnd() && text.charAt(at) != mark) {
            var c = text.charAt(at++);
            if (c != '\\') {
                item.append(c);
            } else if (!escape(item)) {
                return null;
            }
        }
        if (atEnd()) {
            return null;
        }
        at++;
        return item.toString();
    }

    /// What follows a backslash.
    private boolean escape(StringBuilder item) {
        if (atEnd()) {
            return false;
        }
        var c = text.charAt(at++);
        switch (c) {
            case 'n' -> item.append('\n');
            case 't' -> item.append('\t');
            case 'r' -> item.append('\r');
            case 'u' -> {
                var end = at + 4;
                if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
                    return false;
                }
                item.append((char) Integer.parseInt(text.substring(at, end), 16));
                at = end;
            }
            default -> item.append(c);
        }
        return true;
    }

    private @Nullable String plain() {
        var from = at;
        while (!atEnd() && ",]['\"{}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var item = text.substring(from, at).strip();
        return item.isEmpty() ? null : item;
    }

    private boolean take(char wanted) {
        blanks();
        if (!atEnd() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (!atEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean atEnd() {
        return at >= text.length();
    }
}
