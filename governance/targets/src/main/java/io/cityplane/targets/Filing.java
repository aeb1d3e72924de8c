package io.cityplane.targets;

/// On what ground something is recorded.
///
/// @param document the number of the document that says so; 1 to 200 characters
/// @param reason in a sentence or two; at most 2,000 characters
public record Filing(String document, String reason) {

    private static final int LONGEST_DOCUMENT = 200;
    private static final int LONGEST_REASON = 2_000;

    /// What is wrong with it, in words; empty if nothing is.
    public String fault() {
        if (document.isBlank() || document.length() > LONGEST_DOCUMENT) {
            return "the document's number has 1 to %d characters".formatted(LONGEST_DOCUMENT);
        }
        if (reason.length() > LONGEST_REASON) {
            return "the reason has at most %,d characters".formatted(LONGEST_REASON);
        }
        return "";
    }
}
