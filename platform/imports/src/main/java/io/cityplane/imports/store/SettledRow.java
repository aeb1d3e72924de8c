package io.cityplane.imports.store;

import io.cityplane.imports.Counts;
import io.cityplane.imports.domain.RunBook.Settled;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// How far a run of `imports_runs` came. What it read and refused, the next one finds again.
public final class SettledRow implements RowMapper<Settled> {

    @Override
    public Settled map(ResultSet row, StatementContext context) throws SQLException {
        return new Settled(
                row.getLong("row"),
                new Counts(
                        0,
                        row.getLong("created"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        0));
    }
}
