package io.cityplane.access.store;

import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.AccountName;
import io.cityplane.access.domain.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Accounts in PostgreSQL: the statements, which Jdbi runs on the thread's transaction.
@RegisterRowMapper(AccountRow.class)
@RegisterRowMapper(FailuresRow.class)
public interface PostgresAccounts extends Accounts {

    @Override
    @SqlQuery("SELECT EXISTS (SELECT FROM access_accounts)")
    boolean anyExists();

    @Override
    default Optional<Account> create(
            AccountName name, Profile profile, String hash, Password password, Instant at) {
        return insert(name, profile, GrantRow.of(profile.grant()), hash, password, at)
                .map(Kept::account);
    }

    @SqlQuery(
            """
            INSERT INTO access_accounts (name, display_name, role, department, districts, clearance,
                status, hash, password, created_at)
            VALUES (:name.value, :profile.displayName, :grant.role, :grant.department,
                string_to_array(:grant.districts, ','), :grant.clearance,
                :profile.status, :hash, :password, :at)
            ON CONFLICT (name) DO NOTHING
            RETURNING *
            """)
    Optional<Kept> insert(
            @BindMethods("name") AccountName name,
            @BindMethods("profile") Profile profile,
            @BindMethods("grant") GrantRow grant,
            String hash,
            Password password,
            Instant at);

    @Override
    @SqlQuery("SELECT * FROM access_accounts WHERE name = :name.value")
    Optional<Kept> find(@BindMethods("name") AccountName name);

    @Override
    default List<Account> list() {
        return listKept().stream().map(Kept::account).toList();
    }

    @SqlQuery("SELECT * FROM access_accounts ORDER BY name")
    List<Kept> listKept();

    @Override
    default void change(Account account) {
        update(account, account.profile(), GrantRow.of(account.profile().grant()));
    }

    @SqlUpdate(
            """
            UPDATE access_accounts SET display_name = :profile.displayName, role = :grant.role,
                department = :grant.department,
                districts = string_to_array(:grant.districts, ','), clearance = :grant.clearance,
                status = :profile.status, password = :account.password
            WHERE number = :account.number
            """)
    void update(
            @BindMethods("account") Account account,
            @BindMethods("profile") Profile profile,
            @BindMethods("grant") GrantRow grant);

    @Override
    @SqlUpdate("UPDATE access_accounts SET hash = :hash WHERE number = :account.number")
    void setHash(@BindMethods("account") Account account, String hash);

    @Override
    @SqlUpdate(
            """
            UPDATE access_accounts SET failures = :failures, failed_at = :lastAt
            WHERE name = :name.value
            """)
    void setFailures(@BindMethods("name") AccountName name, int failures, Instant lastAt);

    @Override
    @SqlQuery("SELECT name, failures, failed_at FROM access_accounts WHERE failures > 0")
    List<Failures> listFailures();
}
