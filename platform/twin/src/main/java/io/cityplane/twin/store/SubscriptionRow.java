package io.cityplane.twin.store;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.SubscriptionStore.Fate;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// A row of `twin_subscriptions`.
final class SubscriptionRow implements RowMapper<Kept> {

    @Override
    public Kept map(ResultSet row, StatementContext context) throws SQLException {
        var districts = (String[]) row.getArray("districts").getArray();
        return new Kept(
                new Tenant(row.getString("tenant")),
                row.getString("id"),
                row.getInt("made_by"),
                new Official(
                        Optional.ofNullable(row.getString("department")).map(Department::new),
                        Arrays.stream(districts).map(District::new).collect(Collectors.toSet()),
                        Clearance.valueOf(row.getString("clearance"))),
                row.getString("body"),
                row.getString("context"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                new Fate(
                        row.getLong("times_sent"),
                        row.getLong("times_failed"),
                        moment(row, "last_sent"),
                        moment(row, "last_success"),
                        moment(row, "last_failure")));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
