package io.cityplane.twin.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.HostedContexts;
import io.cityplane.twin.HostedContexts.AddOutcome.Added;
import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.HostedContexts.Origin;
import io.cityplane.twin.HostedContexts.RemoveOutcome;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.CityContexts;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresContextsTest {

    private static final Tenant OTHER = new Tenant("other");

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @BeforeEach
    void startDatabase() {
        database = TestDatabase.start("twin");
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    @DisplayName("what was added is there after a restart, what was removed is not")
    void restart() {
        var before = open();
        var kept = add(before, Tenant.DEFAULT, "{\"路灯\":\"urn:a\"}");
        var removed = add(before, Tenant.DEFAULT, "{}");
        assertThat(before.remove(Tenant.DEFAULT, removed.id(), Caller.theCity()))
                .isEqualTo(RemoveOutcome.REMOVED);

        var after = open();

        assertThat(after.list(Tenant.DEFAULT)).containsExactly(kept);
        assertThat(after.find(Tenant.DEFAULT, kept.id())).contains(kept);
        assertThat(after.find(Tenant.DEFAULT, removed.id())).isEmpty();
    }

    @Test
    @DisplayName("a tenant's contexts are neither seen nor removed by another")
    void tenants() {
        var contexts = open();
        var mine = add(contexts, Tenant.DEFAULT, "{}");

        assertThat(contexts.find(OTHER, mine.id())).isEmpty();
        assertThat(contexts.list(OTHER)).isEmpty();
        assertThat(contexts.remove(OTHER, mine.id(), Caller.theCity()))
                .isEqualTo(RemoveOutcome.NOT_FOUND);
        assertThat(open().find(Tenant.DEFAULT, mine.id())).contains(mine);
    }

    private HostedContexts open() {
        return CityContexts.open(
                database.jdbi().onDemand(PostgresContexts.class), Clock.systemUTC());
    }

    private static HostedContext add(HostedContexts contexts, Tenant tenant, String json) {
        var outcome = contexts.add(tenant, Origin.CLIENT, json, Caller.theCity());
        assertThat(outcome).isInstanceOf(Added.class);
        return ((Added) outcome).context();
    }
}
