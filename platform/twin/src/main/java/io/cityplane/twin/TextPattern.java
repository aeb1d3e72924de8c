package io.cityplane.twin;

import java.util.BitSet;
import java.util.Optional;

/// A regular expression that takes time in proportion to the text, whatever it is: a machine of
/// states that are all followed at once, without going back.
///
/// The syntax is that of POSIX extended expressions (IEEE 1003.2) with the escapes `\d \w \s`,
/// groups that are not captured and `*? +? ??`, which mean the same here. No references back, no
/// looking around.
public final class TextPattern {

    /// In characters.
    public static final int LONGEST = 1_024;

    private final String source;
    private final PatternProgram program;

    private TextPattern(String source, PatternProgram program) {
        this.source = source;
        this.program = program;
    }

    /// Empty if it is no expression, or too large a one.
    public static Optional<TextPattern> parse(String source) {
        return source.length() > LONGEST
                ? Optional.empty()
                : new PatternParser(source)
                        .parse()
                        .map(program -> new TextPattern(source, program));
    }

    public String source() {
        return source;
    }

    /// Whether it is anywhere in the text.
    public boolean isFoundIn(String text) {
        var now = new States(program.size());
        var next = new States(program.size());
        for (var at = 0; ; ) {
            if (enter(now, program.start(), at, text)) {
                return true;
            }
            if (at == text.length()) {
                return false;
            }
            var point = text.codePointAt(at);
            at += Character.charCount(point);
            next.clear();
            for (var i = 0; i < now.count; i++) {
                var state = now.list[i];
                if (program.takes(state, point) && enter(next, program.next(state), at, text)) {
                    return true;
                }
            }
            var swapped = now;
            now = next;
            next = swapped;
        }
    }

    /// Goes on to all states that take no character to reach.
    ///
    /// @return whether the end is among them
    private boolean enter(States states, int first, int at, String text) {
        states.open(first);
        while (states.pending > 0) {
            var state = states.stack[--states.pending];
            switch (program.kind(state)) {
                case END -> {
                    return true;
                }
                case FORK -> {
                    states.open(program.next(state));
                    states.open(program.other(state));
                }
                case JUMP -> states.open(program.next(state));
                case TEXT_START -> {
                    if (at == 0) {
                        states.open(program.next(state));
                    }
                }
                case TEXT_END -> {
                    if (at == text.length()) {
                        states.open(program.next(state));
                    }
                }
                case CHARACTER -> states.list[states.count++] = state;
            }
        }
        return false;
    }

    /// The states that are reached, each once.
    private static final class States {

        private final BitSet known;
        private final int[] list;
        private final int[] stack;
        private int count;
        private int pending;

        private States(int size) {
            known = new BitSet(size);
            list = new int[size];
            stack = new int[size];
        }

        private void open(int state) {
            if (!known.get(state)) {
                known.set(state);
                stack[pending++] = state;
            }
        }

        private void clear() {
            known.clear();
            count = 0;
            pending = 0;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern pattern && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
