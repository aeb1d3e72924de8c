package io.cityplane.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.access.Secret;
import io.cityplane.access.Token;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A token.
///
/// @param token the secret itself; present only in the answer that issues it
/// @param expiresAt absent if it does not expire
/// @param revokedAt absent if it was not revoked
/// @param usedAt to about a minute; absent if it was never used
@JsonInclude(Include.NON_NULL)
record TokenJson(
        int id,
        String name,
        @Nullable String token,
        String role,
        @Nullable String department,
        List<String> districts,
        String clearance,
        int issuedBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant usedAt) {

    /// Keeps the secret out of logs.
    @Override
    public String toString() {
        return "token %d".formatted(id);
    }

    static TokenJson of(Token token) {
        return of(token, Optional.empty());
    }

    static TokenJson of(Token token, Optional<Secret> secret) {
        var grant = token.grant();
        return new TokenJson(
                token.id().number(),
                token.name(),
                secret.map(Secret::value).orElse(null),
                Fields.word(grant.role()),
                grant.department().map(Department::value).orElse(null),
                grant.districts().stream().map(District::code).sorted().toList(),
                Fields.word(grant.clearance()),
                token.issuedBy(),
                token.createdAt(),
                token.expiresAt().orElse(null),
                token.revokedAt().orElse(null),
                token.usedAt().orElse(null));
    }

    /// All tokens, by number.
    record Tokens(List<TokenJson> tokens) {}
}
