package io.cityplane.twin.ngsild.context;

/// How a context came to be stored (§5.13.1).
public enum ContextKind {
    /// Downloaded because a request named it.
    CACHED("Cached"),
    /// Added by a client.
    HOSTED("Hosted"),
    /// Made by the server, for a client that brought one without an address.
    IMPLICITLY_CREATED("ImplicitlyCreated");

    private final String text;

    ContextKind(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
