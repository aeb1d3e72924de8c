package io.cityplane.access.store;

import io.cityplane.access.AccountName;
import io.cityplane.access.domain.Accounts.Failures;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `access_accounts`, read for its failed attempts.
public final class FailuresRow implements RowMapper<Failures> {

    @Override
    public Failures map(ResultSet row, StatementContext context) throws SQLException {
        return new Failures(
                new AccountName(row.getString("name")),
                row.getInt("failures"),
                GrantRow.instant(row, "failed_at"));
    }
}
