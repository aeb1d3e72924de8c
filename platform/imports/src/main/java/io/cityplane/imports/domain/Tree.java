package io.cityplane.imports.domain;

import java.util.List;

/// A mapping as it was written, before anything is known of what it means. Each part knows its
/// line.
public sealed interface Tree {

    /// Counted from 1.
    long line();

    /// A text, a number or a truth, as it was written and without its quotes.
    record Word(String text, long line) implements Tree {}

    /// A list.
    record Items(List<Tree> items, long line) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Names with values, in the order written; no name twice.
    record Fields(List<Field> fields, long line) implements Tree {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /// One name and its value.
    ///
    /// @param line the name's
    record Field(String name, Tree value, long line) {}
}
