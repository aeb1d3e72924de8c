package io.cityplane.twin.store;

import io.cityplane.twin.domain.OutboxStore;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The outbox in PostgreSQL.
@RegisterRowMapper(WaitingRow.class)
@RegisterConstructorMapper(OutboxStore.Parked.class)
@RegisterConstructorMapper(OutboxStore.Depth.class)
public interface PostgresOutbox extends OutboxStore {

    @Override
    @SqlBatch(
            """
            INSERT INTO twin_outbox (tenant, entity, writer, command, put_at)
            VALUES (:wanted.tenant, :wanted.entity, :wanted.writer, :wanted.command, :at)
            """)
    void insert(@BindMethods("wanted") List<Wanted> wanted, Instant at);

    @Override
    @SqlQuery(
            """
            SELECT id, tenant, entity, writer, command FROM twin_outbox AS waiting
            WHERE parked_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM twin_outbox AS parked
                WHERE parked.parked_at IS NOT NULL AND parked.tenant = waiting.tenant
                    AND parked.entity = waiting.entity)
            ORDER BY id LIMIT :most FOR UPDATE
            """)
    List<Waiting> take(int most);

    @Override
    @SqlUpdate("DELETE FROM twin_outbox WHERE id IN (<ids>)")
    void delete(@BindList List<Long> ids);

    @Override
    @SqlUpdate("UPDATE twin_outbox SET parked_at = :at, parked_why = :why WHERE id = :id")
    void park(long id, Instant at, String why);

    @Override
    @SqlUpdate(
            "UPDATE twin_outbox SET parked_at = NULL, parked_why = NULL WHERE parked_at IS NOT NULL")
    int unpark();

    @Override
    @SqlUpdate("DELETE FROM twin_outbox WHERE id = :id AND parked_at IS NOT NULL")
    int discard(long id);

    @Override
    @SqlQuery(
            """
            SELECT id, tenant, entity, parked_at, parked_why AS why FROM twin_outbox
            WHERE parked_at IS NOT NULL ORDER BY id LIMIT :most
            """)
    List<Parked> parked(int most);

    @Override
    @SqlQuery(
            """
            SELECT count(*) FILTER (WHERE parked_at IS NULL) AS waiting,
                count(*) FILTER (WHERE parked_at IS NOT NULL) AS parked,
                min(put_at) FILTER (WHERE parked_at IS NULL) AS oldest
            FROM twin_outbox
            """)
    Depth depth();
}
