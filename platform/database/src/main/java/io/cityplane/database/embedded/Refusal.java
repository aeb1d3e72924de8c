package io.cityplane.database.embedded;

/// Why a database cannot be had, in words for whoever started the server. Checked, so that every
/// way out of this package ends in {@link io.cityplane.database.Opening.Refused}.
public final class Refusal extends Exception {

    private final String advice;

    /// A refusal in two sentences.
    ///
    /// @param reason what is wrong, with the names concerned
    /// @param advice what to do about it
    public Refusal(String reason, String advice) {
        super(reason);
        this.advice = advice;
    }

    /// What is wrong.
    public String reason() {
        return String.valueOf(getMessage());
    }

    /// What to do about it.
    public String advice() {
        return advice;
    }
}
