package io.cityplane.access.store;

import io.cityplane.access.Token;
import io.cityplane.access.TokenId;
import io.cityplane.access.domain.Sha256;
import io.cityplane.access.domain.Tokens.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `access_tokens`.
public final class TokenRow implements RowMapper<Kept> {

    @Override
    public Kept map(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                new Token(
                        new TokenId(row.getInt("number")),
                        row.getString("name"),
                        GrantRow.read(row),
                        row.getInt("issued_by"),
                        GrantRow.instant(row, "created_at"),
                        GrantRow.optionalInstant(row, "expires_at"),
                        GrantRow.optionalInstant(row, "revoked_at"),
                        GrantRow.optionalInstant(row, "used_at")),
                new Sha256(row.getString("secret_sha256")));
    }
}
