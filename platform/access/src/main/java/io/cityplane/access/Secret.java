package io.cityplane.access;

/// A password, or the value of a token or of a session's cookie. It does not get into a log.
public record Secret(String value) {

    @Override
    public String toString() {
        return "Secret";
    }
}
