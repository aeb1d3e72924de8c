package io.cityplane.twin.store;

import io.cityplane.twin.Position;
import io.cityplane.twin.domain.CursorStore.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `twin_cursors`.
public final class CursorRow implements RowMapper<Cursor> {

    @Override
    public Cursor map(ResultSet row, StatementContext context) throws SQLException {
        return new Cursor(
                row.getString("name"),
                new Position(row.getString("position")),
                row.getLong("batch"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("parked")));
    }
}
