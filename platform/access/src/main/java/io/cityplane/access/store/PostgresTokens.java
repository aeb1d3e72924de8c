package io.cityplane.access.store;

import io.cityplane.access.Grant;
import io.cityplane.access.TokenId;
import io.cityplane.access.domain.Sha256;
import io.cityplane.access.domain.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Tokens in PostgreSQL: the statements, which Jdbi runs on the thread's transaction.
@RegisterRowMapper(TokenRow.class)
public interface PostgresTokens extends Tokens {

    @Override
    default Kept add(
            String name,
            Grant grant,
            Sha256 secret,
            int issuedBy,
            Instant at,
            Optional<Instant> expiresAt) {
        return insert(name, GrantRow.of(grant), secret, issuedBy, at, expiresAt);
    }

    @SqlQuery(
            """
            INSERT INTO access_tokens (name, secret_sha256, role, department, districts, clearance,
                issued_by, created_at, expires_at)
            VALUES (:name, :secret.hex, :grant.role, :grant.department,
                string_to_array(:grant.districts, ','), :grant.clearance, :issuedBy, :at,
                :expiresAt)
            RETURNING *
            """)
    Kept insert(
            String name,
            @BindMethods("grant") GrantRow grant,
            @BindMethods("secret") Sha256 secret,
            int issuedBy,
            Instant at,
            Optional<Instant> expiresAt);

    @Override
    @SqlQuery("SELECT * FROM access_tokens WHERE number = :token.number")
    Optional<Kept> find(@BindMethods("token") TokenId token);

    @Override
    @SqlQuery("SELECT * FROM access_tokens ORDER BY number")
    List<Kept> list();

    @Override
    @SqlUpdate("UPDATE access_tokens SET revoked_at = :at WHERE number = :token.number")
    void revoke(@BindMethods("token") TokenId token, Instant at);

    @Override
    @SqlUpdate("UPDATE access_tokens SET used_at = :at WHERE number = :token.number")
    void setUsed(@BindMethods("token") TokenId token, Instant at);
}
