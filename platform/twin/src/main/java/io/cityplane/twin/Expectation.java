package io.cityplane.twin;

import java.time.Instant;
import java.util.List;

/// What is expected of a value (GS CIM 009 §4.9, operators). Where a value is a list, it is met by
/// one of the list; what is unequal must be so of all.
public sealed interface Expectation {

    /// Equal to one of these, or in one of these ranges.
    record Equal(List<Operand> any) implements Expectation {
        public Equal {
            any = List.copyOf(any);
        }
    }

    /// There, and equal to none of these.
    record Unequal(List<Operand> none) implements Expectation {
        public Unequal {
            none = List.copyOf(none);
        }
    }

    /// Above or below; of relationships never.
    record Ordered(Order order, Operand than) implements Expectation {}

    /// A text in which the pattern is found.
    record Matching(TextPattern pattern) implements Expectation {}

    /// A text in which the pattern is not found.
    record NotMatching(TextPattern pattern) implements Expectation {}

    enum Order {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /// What a value is compared with.
    sealed interface Operand {

        record Numeric(double value) implements Operand {}

        /// A text or a URI.
        record Text(String value) implements Operand {}

        record Truth(boolean value) implements Operand {}

        record Moment(Instant value) implements Operand {}

        /// Both ends included.
        record Range(Operand low, Operand high) implements Operand {}
    }
}
