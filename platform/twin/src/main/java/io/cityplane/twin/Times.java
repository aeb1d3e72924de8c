package io.cityplane.twin;

import java.time.Instant;

/// When the twin came to know of a thing (GS CIM 009 §4.8: `createdAt`, `modifiedAt`), by the
/// server's clock, to the microsecond.
public record Times(Instant createdAt, Instant modifiedAt) {

    /// Of what the twin does not know yet.
    public static final Times NONE = new Times(Instant.EPOCH, Instant.EPOCH);
}
