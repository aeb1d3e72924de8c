package io.cityplane.targets.store;

import io.cityplane.targets.domain.UptimeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// When this server listened, in PostgreSQL.
@RegisterRowMapper(PostgresUptimes.Row.class)
public interface PostgresUptimes extends UptimeStore {

    @Override
    @SqlQuery("INSERT INTO targets_uptimes (began_at, last_at) VALUES (:at, :at) RETURNING id")
    long begin(Instant at);

    @Override
    @SqlUpdate("UPDATE targets_uptimes SET last_at = :until WHERE id = :id")
    void prolong(long id, Instant until);

    @Override
    @SqlQuery("SELECT * FROM targets_uptimes ORDER BY began_at, id")
    List<Uptime> list();

    /// A row of `targets_uptimes`.
    final class Row implements RowMapper<Uptime> {
        @Override
        public Uptime map(ResultSet row, StatementContext context) throws SQLException {
            return new Uptime(
                    row.getLong("id"), Rows.instant(row, "began_at"), Rows.instant(row, "last_at"));
        }
    }
}
