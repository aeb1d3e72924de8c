package io.cityplane.server.command;

/// A command cannot do what it was told, for a reason that whoever gave it can mend.
final class Complaint extends RuntimeException {

    private final String advice;

    /// @param advice what to do about it, in a line or more; empty if the message says so
    Complaint(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    String advice() {
        return advice;
    }
}
