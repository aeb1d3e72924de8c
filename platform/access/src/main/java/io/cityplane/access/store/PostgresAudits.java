package io.cityplane.access.store;

import io.cityplane.access.Audit;
import io.cityplane.access.AuditQuery;
import io.cityplane.access.domain.Audits;
import io.cityplane.kernel.Page;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The audit in PostgreSQL: the statements, which Jdbi runs on the thread's transaction.
@RegisterRowMapper(AuditRow.class)
public interface PostgresAudits extends Audits {

    @Override
    @SqlUpdate(
            """
            INSERT INTO access_audits
                (at, caller, caller_name, deed, target, detail, address, result)
            VALUES (:audit.at, :audit.by, :audit.byName, :audit.deed, :audit.on, :audit.detail,
                :audit.address, :audit.result)
            """)
    void add(@BindMethods("audit") Audit audit);

    @Override
    default Page<Audit> list(AuditQuery query) {
        return Page.of(
                list(query.before().orElse(Long.MAX_VALUE), query.limit() + 1), query.limit());
    }

    @SqlQuery("SELECT * FROM access_audits WHERE id < :before ORDER BY id DESC LIMIT :limit")
    List<Audit> list(long before, int limit);
}
