package io.cityplane.imports.domain;

import com.google.re2j.Pattern;
import io.cityplane.imports.domain.Source.Column;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is done with the columns of a file before anything is made of them.
sealed interface Step {

    /// Columns that it needs.
    List<Column> needs();

    /// The columns that there are after it.
    Set<String> after(Set<String> before);

    /// Takes a text apart by a regular expression, which has to fit the whole of it.
    ///
    /// @param pattern with a group for each new column
    record Extract(Column from, Pattern pattern, List<String> into) implements Step {
        public Extract {
            into = List.copyOf(into);
        }

        @Override
        public List<Column> needs() {
            return List.of(from);
        }

        @Override
        public Set<String> after(Set<String> before) {
            var after = new LinkedHashSet<>(before);
            after.addAll(into);
            return after;
        }
    }

    /// Makes a row of each item of lists that belong together.
    ///
    /// @param columns hold lists of one length, as JSON or as Python writes them
    /// @param number the column that tells the item's place in the list, from 1
    record Unfold(List<Column> columns, String number) implements Step {
        public Unfold {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Column> needs() {
            return columns;
        }

        @Override
        public Set<String> after(Set<String> before) {
            var after = new LinkedHashSet<>(before);
            after.add(number);
            return after;
        }
    }

    /// Makes a row of each column of a wide table.
    ///
    /// @param columns matches the names of those columns
    /// @param name the column that takes a column's name
    /// @param value the column that takes what stands in it
    record Gather(Pattern columns, String name, String value, long line) implements Step {

        @Override
        public List<Column> needs() {
            return List.of();
        }

        @Override
        public Set<String> after(Set<String> before) {
            var after = new LinkedHashSet<>(before);
            after.removeIf(columns::matches);
            after.add(name);
            after.add(value);
            return after;
        }
    }
}
