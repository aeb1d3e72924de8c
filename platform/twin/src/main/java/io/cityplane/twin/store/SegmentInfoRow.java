package io.cityplane.twin.store;

import io.cityplane.twin.history.SegmentInfo;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

import java.sql.ResultSet;
import java.sql.SQLException;

/// A row of `twin_segments`.
public final class SegmentInfoRow implements RowMapper<SegmentInfo> {

    @Override
    public SegmentInfo map(ResultSet row, StatementContext context) throws SQLException {
        return new SegmentInfo(
                row.getString("name"),
                row.getInt("level"),
                row.getLong("row_count"),
                row.getLong("byte_count"),
                (int) row.getLong("checksum"),
                row.getLong("least_time"),
                row.getLong("most_time"),
                row.getLong("least_recorded"),
                row.getLong("most_recorded"),
                row.getLong("first_batch"),
                row.getLong("last_batch"));
    }
}
