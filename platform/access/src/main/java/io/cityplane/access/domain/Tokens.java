package io.cityplane.access.domain;

import io.cityplane.access.Grant;
import io.cityplane.access.Token;
import io.cityplane.access.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where tokens are kept. It takes part in the transaction that runs on the thread.
public interface Tokens {

    Kept add(
            String name,
            Grant grant,
            Sha256 secret,
            int issuedBy,
            Instant at,
            Optional<Instant> expiresAt);

    Optional<Kept> find(TokenId token);

    /// By rising number, those revoked and expired among them.
    List<Kept> list();

    void revoke(TokenId token, Instant at);

    void setUsed(TokenId token, Instant at);

    /// A token with what its secret is found by.
    record Kept(Token token, Sha256 secret) {}
}
