package io.cityplane.access.store;

import io.cityplane.access.Audit;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `access_audits`.
public final class AuditRow implements RowMapper<Audit> {

    @Override
    public Audit map(ResultSet row, StatementContext context) throws SQLException {
        return new Audit(
                row.getLong("id"),
                GrantRow.instant(row, "at"),
                row.getInt("caller"),
                row.getString("caller_name"),
                Deed.valueOf(row.getString("deed")),
                row.getString("target"),
                row.getString("detail"),
                row.getString("address"),
                Result.valueOf(row.getString("result")));
    }
}
