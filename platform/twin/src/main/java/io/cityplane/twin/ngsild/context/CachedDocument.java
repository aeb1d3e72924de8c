package io.cityplane.twin.ngsild.context;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A downloaded context; whatever was made of it is good as long as it is current.
final class CachedDocument {

    private final String id = UUID.randomUUID().toString();
    private final String address;
    private final String text;
    private final Instant createdAt;
    private final Usage usage;
    private volatile Instant expiresAt;
    private volatile boolean isCurrent = true;

    /// @param usage goes on from a copy that this one replaces
    CachedDocument(String address, String text, Instant createdAt, Instant expiresAt, Usage usage) {
        this.address = address;
        this.text = text;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
        this.usage = usage;
    }

    String id() {
        return id;
    }

    String address() {
        return address;
    }

    String text() {
        return text;
    }

    Usage usage() {
        return usage;
    }

    boolean isGood(Instant now) {
        return isCurrent && now.isBefore(expiresAt);
    }

    /// It is used a while longer, for the server that has it does not answer (RFC 5861 §4).
    void prolong(Instant until) {
        expiresAt = until;
    }

    /// It was replaced or removed.
    void retire() {
        isCurrent = false;
    }

    StoredContext told() {
        return new StoredContext(
                id,
                address,
                ContextKind.CACHED,
                createdAt,
                Optional.of(expiresAt),
                usage.last(),
                usage.hits());
    }
}
