package io.cityplane.query.domain;

/// Ends the reading or answering of a question; becomes {@link
/// io.cityplane.query.FactOutcome.Wrong}. It has no stack trace, for askers cause it at will.
final class Refusal extends RuntimeException {

    private final String part;
    private final String why;

    Refusal(String part, String why) {
        super(why, null, false, false);
        this.part = part;
        this.why = why;
    }

    String part() {
        return part;
    }

    String why() {
        return why;
    }
}
