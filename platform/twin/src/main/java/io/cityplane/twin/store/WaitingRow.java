package io.cityplane.twin.store;

import io.cityplane.twin.domain.OutboxStore.Waiting;
import io.cityplane.twin.domain.OutboxStore.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `twin_outbox` as what waits.
public final class WaitingRow implements RowMapper<Waiting> {

    @Override
    public Waiting map(ResultSet row, StatementContext context) throws SQLException {
        return new Waiting(
                row.getLong("id"),
                new Wanted(
                        row.getString("tenant"),
                        row.getString("entity"),
                        row.getInt("writer"),
                        row.getBytes("command")));
    }
}
