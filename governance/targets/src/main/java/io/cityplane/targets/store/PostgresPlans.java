package io.cityplane.targets.store;

import io.cityplane.targets.Filing;
import io.cityplane.targets.Signatory;
import io.cityplane.targets.domain.PlanStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Versions of the plan in PostgreSQL.
@RegisterRowMapper(PostgresPlans.Row.class)
public interface PostgresPlans extends PlanStore {

    @Override
    @SqlQuery("SELECT * FROM targets_plans ORDER BY number")
    List<Kept> list();

    @Override
    default void add(Kept version) {
        insert(version, version.filing(), version.by());
    }

    @SqlUpdate(
            """
            INSERT INTO targets_plans (number, source, sha256, document, reason, caller,
                caller_name, recorded_at)
            VALUES (:it.number, :it.source, :it.sha256, :filing.document, :filing.reason,
                :by.number, :by.name, :it.at)
            """)
    void insert(
            @BindMethods("it") Kept version,
            @BindMethods("filing") Filing filing,
            @BindMethods("by") Signatory by);

    /// A row of `targets_plans`.
    final class Row implements RowMapper<Kept> {
        @Override
        public Kept map(ResultSet row, StatementContext context) throws SQLException {
            return new Kept(
                    row.getInt("number"),
                    row.getString("source"),
                    row.getString("sha256"),
                    new Filing(row.getString("document"), row.getString("reason")),
                    new Signatory(row.getInt("caller"), row.getString("caller_name")),
                    Rows.instant(row, "recorded_at"));
        }
    }
}
