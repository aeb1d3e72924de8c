package io.cityplane.twin.ngsild.context;

/// How an answer names the context that it is to be read with (§6.3.6).
///
/// @param address where it is, for a `Link` field; empty if it has no address of its own
/// @param json the value of `@context` in a body
public record Mention(String address, String json) {

    private static final String RELATION = "http://www.w3.org/ns/json-ld#context";

    /// @param address one that needs no escapes in JSON
    static Mention of(String address) {
        return new Mention(address, '"' + address + '"');
    }

    /// The `Link` field of §6.3.6.
    public String link() {
        return "<" + address + ">; rel=\"" + RELATION + "\"; type=\"application/ld+json\"";
    }
}
