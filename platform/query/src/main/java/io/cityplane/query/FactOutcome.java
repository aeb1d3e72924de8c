package io.cityplane.query;

/// What became of a question.
public sealed interface FactOutcome {

    record Answered(FactTable table) implements FactOutcome {}

    /// It is no question, or asks for more than a question may.
    ///
    /// @param part of the question, as in its JSON: `by`, `value` …
    /// @param why in words, for the person who asked
    record Wrong(String part, String why) implements FactOutcome {}

    /// Too many ask at the same time; later it will do.
    record Busy() implements FactOutcome {}
}
