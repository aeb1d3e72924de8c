package io.cityplane.twin.store;

import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.ContextStore;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Hosted contexts in PostgreSQL.
@RegisterRowMapper(ContextRow.class)
public interface PostgresContexts extends ContextStore {

    @Override
    @SqlUpdate(
            """
            INSERT INTO twin_contexts (tenant, id, origin, body, added_by, created_at)
            VALUES (:context.tenant.name, :context.id::uuid, :context.origin, :context.json,
                :context.addedBy, :context.createdAt)
            """)
    void insert(@BindMethods("context") HostedContext context);

    @Override
    @SqlUpdate("DELETE FROM twin_contexts WHERE tenant = :tenant.name AND id = :id::uuid")
    void delete(@BindMethods("tenant") Tenant tenant, String id);

    @Override
    @SqlQuery("SELECT * FROM twin_contexts ORDER BY created_at")
    List<HostedContext> all();
}
