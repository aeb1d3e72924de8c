package io.cityplane.access.store;

import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.AccountName;
import io.cityplane.access.domain.Accounts.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `access_accounts`, read as an account with its hash.
public final class AccountRow implements RowMapper<Kept> {

    @Override
    public Kept map(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                new Account(
                        row.getInt("number"),
                        new AccountName(row.getString("name")),
                        new Profile(
                                row.getString("display_name"),
                                GrantRow.read(row),
                                Status.valueOf(row.getString("status"))),
                        Password.valueOf(row.getString("password")),
                        GrantRow.instant(row, "created_at")),
                row.getString("hash"));
    }
}
