package io.cityplane.twin.domain;

/// Ends the deciding of a command that is beyond a limit; {@link Rules} turns it into an outcome.
/// It has no stack trace, for writers cause it at will.
final class Refusal extends RuntimeException {

    private final String why;

    Refusal(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
