package io.cityplane.imports.store;

import io.cityplane.imports.Counts;
import io.cityplane.imports.RunSummary;
import io.cityplane.imports.RunSummary.State;
import io.cityplane.imports.domain.RunBook.Kept;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `imports_runs`.
public final class RunRow implements RowMapper<Kept> {

    @Override
    public Kept map(ResultSet row, StatementContext context) throws SQLException {
        var summary =
                new RunSummary(
                        row.getInt("number"),
                        row.getString("mapping"),
                        row.getString("title"),
                        row.getString("file"),
                        row.getString("file_sha256"),
                        State.valueOf(row.getString("state")),
                        row.getLong("row"),
                        counts(row),
                        row.getTimestamp("begun_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("ended_at"))
                                .map(Timestamp::toInstant));
        var ownership =
                new Ownership(
                        Optional.ofNullable(row.getString("department")).map(Department::new),
                        Optional.ofNullable(row.getString("district")).map(District::new),
                        Clearance.valueOf(row.getString("classification")));
        return new Kept(summary, ownership);
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("read"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("refused"));
    }
}
