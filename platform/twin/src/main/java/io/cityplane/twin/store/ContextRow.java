package io.cityplane.twin.store;

import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.HostedContexts.Origin;
import io.cityplane.twin.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `twin_contexts`.
public final class ContextRow implements RowMapper<HostedContext> {

    @Override
    public HostedContext map(ResultSet row, StatementContext context) throws SQLException {
        return new HostedContext(
                new Tenant(row.getString("tenant")),
                row.getString("id"),
                Origin.valueOf(row.getString("origin")),
                row.getString("body"),
                row.getInt("added_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
