package io.cityplane.twin.store;

import io.cityplane.twin.SubscriptionStore;
import io.cityplane.twin.Tenant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/// Subscriptions in PostgreSQL.
public final class PostgresSubscriptions implements SubscriptionStore {

    private final Jdbi database;

    public PostgresSubscriptions(Jdbi database) {
        this.database = database;
    }

    @Override
    public void insert(Kept subscription) {
        database.useHandle(handle ->
                bound(
                                handle.createUpdate(
                                        """
                                        INSERT INTO twin_subscriptions (tenant, id, made_by, department,
                                            districts, clearance, body, context, created_at, modified_at)
                                        VALUES (:tenant, :id, :madeBy, :department, :districts, :clearance,
                                            :body, :context, :createdAt, :modifiedAt)
                                        """),
                                subscription)
                        .execute());
    }

    @Override
    public void update(Kept subscription) {
        database.useHandle(handle ->
                bound(
                                handle.createUpdate(
                                        """
                                        UPDATE twin_subscriptions SET department = :department,
                                            districts = :districts, clearance = :clearance, body = :body,
                                            context = :context, modified_at = :modifiedAt
                                        WHERE tenant = :tenant AND id = :id
                                        """),
                                subscription)
                        .execute());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Kept subscription) {
        var sight = subscription.sight();
        return statement
                .bind("tenant", subscription.tenant().name())
                .bind("id", subscription.id())
                .bind("madeBy", subscription.madeBy())
                .bind("department", sight.department().map(it -> it.value()).orElse(null))
                .bind(
                        "districts",
                        sight.districts().stream().map(it -> it.code()).toArray(String[]::new))
                .bind("clearance", sight.clearance().name())
                .bind("body", subscription.body())
                .bind("context", subscription.context())
                .bind("createdAt", at(subscription.createdAt()))
                .bind("modifiedAt", at(subscription.modifiedAt()));
    }

    private static OffsetDateTime at(java.time.Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void delete(Tenant tenant, String id) {
        database.useHandle(handle ->
                handle.createUpdate(
                                "DELETE FROM twin_subscriptions WHERE tenant = :tenant AND"
                                        + " id = :id")
                        .bind("tenant", tenant.name())
                        .bind("id", id)
                        .execute());
    }

    @Override
    public void report(Tenant tenant, String id, Fate fate) {
        database.useHandle(handle ->
                handle.createUpdate(
                                """
                                UPDATE twin_subscriptions SET times_sent = :sent, times_failed = :failed,
                                    last_sent = :last, last_success = :success, last_failure = :failure
                                WHERE tenant = :tenant AND id = :id
                                """)
                        .bind("tenant", tenant.name())
                        .bind("id", id)
                        .bind("sent", fate.timesSent())
                        .bind("failed", fate.timesFailed())
                        .bind("last", fate.lastSent().map(PostgresSubscriptions::at).orElse(null))
                        .bind(
                                "success",
                                fate.lastSuccess().map(PostgresSubscriptions::at).orElse(null))
                        .bind(
                                "failure",
                                fate.lastFailure().map(PostgresSubscriptions::at).orElse(null))
                        .execute());
    }

    @Override
    public List<Kept> all() {
        return database.withHandle(handle ->
                handle.createQuery("SELECT * FROM twin_subscriptions ORDER BY created_at, id")
                        .map(new SubscriptionRow())
                        .list());
    }
}
