package io.cityplane.twin.store;

import io.cityplane.twin.domain.CursorStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Followers' cursors in PostgreSQL.
@RegisterRowMapper(CursorRow.class)
public interface PostgresCursors extends CursorStore {

    @Override
    @SqlQuery("SELECT * FROM twin_cursors WHERE name = :name")
    Optional<Cursor> find(String name);

    @Override
    @SqlUpdate(
            """
            INSERT INTO twin_cursors (name, position, batch, at, parked)
            VALUES (:cursor.name, :cursor.position.text, :cursor.batch, :cursor.at, :cursor.parked)
            ON CONFLICT (name) DO UPDATE SET position = excluded.position, batch = excluded.batch,
                at = excluded.at, parked = excluded.parked
            """)
    void put(@BindMethods("cursor") Cursor cursor);

    @Override
    @SqlQuery("SELECT * FROM twin_cursors ORDER BY name")
    List<Cursor> all();

    @Override
    default OptionalLong oldestBatch(Instant after) {
        var least = leastBatch(after);
        return least.isPresent() ? OptionalLong.of(least.get()) : OptionalLong.empty();
    }

    /// See {@link #oldestBatch}.
    @SqlQuery("SELECT batch FROM twin_cursors WHERE at > :after ORDER BY batch LIMIT 1")
    Optional<Long> leastBatch(Instant after);
}
