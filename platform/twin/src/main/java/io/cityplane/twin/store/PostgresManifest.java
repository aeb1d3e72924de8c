package io.cityplane.twin.store;

import io.cityplane.twin.Position;
import io.cityplane.twin.history.Manifest;
import io.cityplane.twin.history.SegmentInfo;

import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.util.List;

/// The history's manifest in PostgreSQL: the tables `twin_history` and `twin_segments`.
@RegisterRowMapper(SegmentInfoRow.class)
public interface PostgresManifest extends Manifest {

    @Override
    @Transaction
    default State state() {
        return new State(generation(), new Position(kept()), segments());
    }

    @Override
    @Transaction
    default boolean change(
            long generation, Position kept, List<SegmentInfo> added, List<String> removedNames) {
        if (advance(generation, kept.text()) == 0) {
            return false;
        }
        remove(removedNames);
        add(added);
        return true;
    }

    @SqlQuery("SELECT generation FROM twin_history")
    long generation();

    @SqlQuery("SELECT kept FROM twin_history")
    String kept();

    @SqlQuery("SELECT * FROM twin_segments ORDER BY name")
    List<SegmentInfo> segments();

    /// How many there were of that generation: one, or none.
    @SqlUpdate(
            """
            UPDATE twin_history SET generation = generation + 1, kept = :kept
            WHERE generation = :generation
            """)
    int advance(long generation, String kept);

    @SqlBatch("DELETE FROM twin_segments WHERE name = :name")
    void remove(List<String> name);

    @SqlBatch(
            """
            INSERT INTO twin_segments (name, level, row_count, byte_count, checksum, least_time,
                most_time, least_recorded, most_recorded, first_batch, last_batch)
            VALUES (:it.name, :it.level, :it.rows, :it.bytes, :it.checksum, :it.leastTime,
                :it.mostTime, :it.leastRecorded, :it.mostRecorded, :it.firstBatch, :it.lastBatch)
            """)
    void add(@BindMethods("it") List<SegmentInfo> added);
}
