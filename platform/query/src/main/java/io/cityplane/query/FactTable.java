package io.cityplane.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Figures by groups.
///
/// @param by what makes the groups, as it was asked
/// @param rows as ordered, at most so many as were asked for
/// @param groups how many there are in all
/// @param counted what the figures rest on
/// @param unit of UN/CEFACT Recommendation 20 that all values have; empty if they have none, or
///   several
public record FactTable(
        List<String> by, List<Row> rows, int groups, Counted counted, Optional<String> unit) {

    public FactTable {
        by = List.copyOf(by);
        rows = List.copyOf(rows);
    }

    /// One group's figure.
    ///
    /// @param count of the values in it
    /// @param before the same figure so many days earlier; empty if it was not asked for or there
    ///   was none
    public record Row(List<FactKey> keys, double value, long count, OptionalDouble before) {
        public Row {
            keys = List.copyOf(keys);
        }

        /// By which share it has changed: 0.1 is ten percent more. Empty where it cannot be said.
        public OptionalDouble change() {
            return before.isPresent() && before.getAsDouble() != 0
                    ? OptionalDouble.of(value / before.getAsDouble() - 1)
                    : OptionalDouble.empty();
        }
    }

    /// What the figures rest on.
    ///
    /// @param entities that were selected and seen
    /// @param values that were counted
    /// @param leftOut moments at which a part of the value was missing or the result was no number
    public record Counted(long entities, long values, long leftOut) {}
}
