package io.cityplane.twin.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.SubscriptionStore.Fate;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.Tenant;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresSubscriptionsTest {

    private static final Instant NOW = Instant.parse("2025-06-01T12:00:00.123456Z");

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

    private static Kept kept(Tenant tenant, String body, Fate fate) {
        return new Kept(
                tenant,
                "urn:s:1",
                7,
                new Official(
                        Optional.of(new Department("transport")),
                        Set.of(new District("440305"), new District("440304")),
                        Clearance.INTERNAL),
                body,
                "\"https://example.org/c\"",
                NOW,
                NOW,
                fate);
    }

    @Test
    @DisplayName("what is kept comes back as it was, of each tenant by itself")
    void roundTrip() {
        var store = new PostgresSubscriptions(database.jdbi());
        var mine = kept(Tenant.DEFAULT, "{\"description\":\"路灯\"}", Fate.NONE);
        var others = kept(new Tenant("other"), "{}", Fate.NONE);
        store.insert(mine);
        store.insert(others);

        assertThat(store.all()).containsExactlyInAnyOrder(mine, others);
        store.delete(Tenant.DEFAULT, "urn:s:1");
        assertThat(store.all()).containsExactly(others);
    }

    @Test
    @DisplayName("a change of the subscription and a report of its fate do not touch each other")
    void changes() {
        var store = new PostgresSubscriptions(database.jdbi());
        store.insert(kept(Tenant.DEFAULT, "{}", Fate.NONE));
        var fate = Fate.NONE.succeeded(NOW).failed(NOW.plusSeconds(1));
        store.report(Tenant.DEFAULT, "urn:s:1", fate);
        store.update(kept(Tenant.DEFAULT, "{\"q\":\"a\"}", Fate.NONE));

        assertThat(store.all()).containsExactly(kept(Tenant.DEFAULT, "{\"q\":\"a\"}", fate));
        assertThat(fate.isWell()).isFalse();
    }
}
