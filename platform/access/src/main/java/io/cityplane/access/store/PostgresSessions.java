package io.cityplane.access.store;

import io.cityplane.access.domain.Sessions;
import io.cityplane.access.domain.Sha256;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Sessions in PostgreSQL: the statements, which Jdbi runs on the thread's transaction.
@RegisterRowMapper(SessionRow.class)
public interface PostgresSessions extends Sessions {

    @Override
    @SqlUpdate(
            """
            INSERT INTO access_sessions (secret_sha256, account, address, created_at, used_at)
            VALUES (:session.secret.hex, :session.account, :session.address, :session.createdAt,
                :session.usedAt)
            """)
    void add(@BindMethods("session") Kept session);

    @Override
    @SqlUpdate("DELETE FROM access_sessions WHERE secret_sha256 = :secret.hex")
    void remove(@BindMethods("secret") Sha256 secret);

    @Override
    @SqlUpdate("DELETE FROM access_sessions WHERE account = :account")
    void removeAll(int account);

    @Override
    @SqlQuery("SELECT * FROM access_sessions ORDER BY created_at")
    List<Kept> list();

    @Override
    @SqlUpdate("UPDATE access_sessions SET used_at = :at WHERE secret_sha256 = :secret.hex")
    void setUsed(@BindMethods("secret") Sha256 secret, Instant at);
}
