package io.cityplane.targets.store;

import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.domain.MemberStore;
import io.cityplane.twin.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObject;

/// Members of indicators in PostgreSQL.
public interface PostgresMembers extends MemberStore, SqlObject {

    int AT_ONCE = 10_000;

    @Override
    default void addAll(List<Entry> entries) {
        for (var from = 0; from < entries.size(); from += AT_ONCE) {
            var batch =
                    getHandle()
                            .prepareBatch(
                                    """
                                    INSERT INTO targets_members (indicator, entity, since, selected,
                                        meets, district, department, own_department, own_district,
                                        classification)
                                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                    """);
            for (var it : entries.subList(from, Math.min(entries.size(), from + AT_ONCE))) {
                batch.add(
                        it.indicator().value(),
                        it.entity().uri(),
                        it.since(),
                        it.selected(),
                        it.meets(),
                        it.district(),
                        it.department(),
                        Owners.department(it.ownership()),
                        Owners.district(it.ownership()),
                        it.ownership().classification().name());
            }
            batch.execute();
        }
    }

    @Override
    default void each(IndicatorCode indicator, Instant until, Consumer<Entry> reader) {
        var bounded = until.equals(Instant.MAX) ? "" : " AND since <= :until";
        try (var query =
                getHandle()
                        .createQuery(
                                "SELECT * FROM targets_members WHERE indicator = :indicator"
                                        + bounded
                                        + " ORDER BY id")) {
            query.setFetchSize(AT_ONCE).bind("indicator", indicator.value());
            if (!bounded.isEmpty()) {
                query.bind("until", until);
            }
            query.map(new Row()).forEach(reader);
        }
    }

    /// A row of `targets_members`.
    final class Row implements RowMapper<Entry> {
        @Override
        public Entry map(ResultSet row, StatementContext context) throws SQLException {
            return new Entry(
                    new IndicatorCode(row.getString("indicator")),
                    new EntityId(row.getString("entity")),
                    Rows.instant(row, "since"),
                    row.getBoolean("selected"),
                    row.getBoolean("meets"),
                    row.getString("district"),
                    row.getString("department"),
                    Owners.of(row));
        }
    }
}
