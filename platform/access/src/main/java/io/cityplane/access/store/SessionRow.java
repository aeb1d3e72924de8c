package io.cityplane.access.store;

import io.cityplane.access.domain.Sessions.Kept;
import io.cityplane.access.domain.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `access_sessions`.
public final class SessionRow implements RowMapper<Kept> {

    @Override
    public Kept map(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                new Sha256(row.getString("secret_sha256")),
                row.getInt("account"),
                row.getString("address"),
                GrantRow.instant(row, "created_at"),
                GrantRow.instant(row, "used_at"));
    }
}
