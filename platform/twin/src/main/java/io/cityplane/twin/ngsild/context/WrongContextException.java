package io.cityplane.twin.ngsild.context;

/// A context is not as it must be; it has no stack trace, for clients cause it at will. Never
/// leaves this package: {@link ContextOutcome.Invalid} is what others see.
final class WrongContextException extends Exception {

    private final String why;

    WrongContextException(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
