package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.JournalInMemory.Trouble;
import io.cityplane.twin.domain.OutboxRelay;
import io.cityplane.twin.domain.TwinSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What rooms' transactions put, and what the twin makes of it.
class OutboxTest {

    private final JournalInMemory journal = new JournalInMemory();
    private final CityTwin twin =
            CityTwin.open(
                    journal,
                    TwinSettings.USUAL.withQueue(1_000, 1 << 20, Duration.ofMillis(50)),
                    InstantSource.system());

    @SuppressWarnings("NullAway.Init")
    private TestDatabase database;

    @SuppressWarnings("NullAway.Init")
    private OutboxRelay outbox;

    @BeforeEach
    void start() {
        database = TestDatabase.start("twin");
        outbox = relay();
    }

    @AfterEach
    void stop() {
        outbox.close();
        twin.close();
        database.close();
    }

    @Test
    @DisplayName("every change that can be made twice gets into the twin whole, owner and all")
    void whole() throws InterruptedException {
        var owned =
                new Ownership(
                        Optional.of(new Department("energy")),
                        Optional.of(new District("440305")),
                        Clearance.CONFIDENTIAL);
        var rich =
                new Attribute(
                        "power",
                        Kind.PROPERTY,
                        Optional.of("urn:ngsi-ld:dataset:1"),
                        new Value.Numeric(-7.25),
                        Optional.of("KWT"),
                        Optional.of(Instant.parse("2026-06-01T04:00:00.123456Z")),
                        List.of(
                                Attribute.of("by", Kind.RELATIONSHIP, new Value.Text("urn:a:b")),
                                Attribute.of("sure", Kind.PROPERTY, new Value.Truth(true))),
                        Times.NONE);
        var json = Attribute.of("plan", Kind.JSON_PROPERTY, new Value.Json("{\"层\":[1,2]}"));
        var expiry = Optional.of(Instant.parse("2099-01-01T00:00:00Z"));
        var entity =
                charger("1", rich, json, number("count", 3))
                        .withOwnership(owned)
                        .withScopes(List.of("/Shenzhen/Nanshan"))
                        .withExpiry(expiry);
        put(new Put(entity));
        put(new Upsert(charger("1", number("more", 1)).withOwnership(owned)));
        put(new Update(id("1"), List.of("Plug"), List.of(number("count", 4)), Mode.OVERWRITE));
        put(new DeleteAttribute(id("1"), "plan", Optional.empty(), Which.EVERY_INSTANCE));
        put(new Observe(id("1"), number("seen", 9).withObservedAt(Instant.EPOCH), 3));
        awaitEmpty();

        var found = find("1");
        assertThat(found.types()).containsExactly("Charger", "Plug");
        assertThat(found.scopes()).containsExactly("/Shenzhen/Nanshan");
        assertThat(found.ownership()).contains(owned);
        assertThat(found.expiresAt()).isEqualTo(expiry);
        assertThat(found.attributes().stream().map(it -> it.withTimes(Times.NONE)))
                .containsExactlyInAnyOrder(
                        rich,
                        number("count", 4),
                        number("more", 1),
                        number("seen", 9).withObservedAt(Instant.EPOCH));
        put(new Delete(id("1")));
        put(new Delete(id("1")));
        awaitEmpty();
        assertThat(twin.find(CITY, id("1"), Viewer.everything())).isEmpty();
    }

    @Test
    @DisplayName("what is rolled back is never in the twin, nor what is not committed yet")
    void rolledBack() throws InterruptedException {
        assertThatThrownBy(() ->
                        database.transactions()
                                .execute(() -> {
                                    outbox.put(
                                            CITY, List.of(new Put(charger("1"))), Caller.theCity());
                                    throw new IllegalStateException("the room thinks better of it");
                                }))
                .hasMessage("the room thinks better of it");
        put(new Put(charger("2")));
        awaitEmpty();
        assertThat(twin.find(CITY, id("1"), Viewer.everything())).isEmpty();
        assertThat(twin.find(CITY, id("2"), Viewer.everything())).isPresent();
    }

    @Test
    @DisplayName("what can only be made once is refused before anything is written")
    void once() {
        assertThatThrownBy(() -> put(new Create(charger("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Create");
        assertThatThrownBy(() -> put(new Update(id("1"), List.of(), List.of(), Mode.EXISTING)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(outbox.figures().waiting()).isZero();
    }

    @Test
    @DisplayName(
            "a transaction that commits late, with a lower number than others, is not passed over")
    void lateCommit() throws Exception {
        var isPut = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var late =
                    CompletableFuture.runAsync(
                            () ->
                                    database.transactions()
                                            .execute(() -> {
                                                outbox.put(
                                                        CITY,
                                                        List.of(new Put(charger("late"))),
                                                        Caller.theCity());
                                                isPut.countDown();
                                                return awaited(mayCommit);
                                            }),
                            pool);
            assertThat(awaited(isPut)).isTrue();
            put(new Put(charger("early")));
            await(() -> twin.find(CITY, id("early"), Viewer.everything()).isPresent());
            assertThat(twin.find(CITY, id("late"), Viewer.everything())).isEmpty();
            mayCommit.countDown();
            late.get(30, TimeUnit.SECONDS);
            awaitEmpty();
            await(() -> twin.find(CITY, id("late"), Viewer.everything()).isPresent());
        }
    }

    @Test
    @DisplayName("while the twin takes nothing the rows wait and the lag shows; then all get there")
    void away() throws InterruptedException {
        journal.be(Trouble.AWAY);
        put(new Put(charger("1")));
        put(new Put(charger("2")));
        await(() -> outbox.figures().trouble().isPresent());
        assertThat(outbox.figures().waiting()).isEqualTo(2);
        assertThat(outbox.figures().lag()).isPositive();
        journal.be(Trouble.NONE);
        awaitEmpty();
        assertThat(find("2").types()).containsExactly("Charger");
        await(() -> outbox.figures().trouble().isEmpty());
        assertThat(outbox.figures().lag()).isZero();
    }

    @Test
    @DisplayName(
            "a row that the twin refuses is parked with the reason; its entity waits, others do not")
    void parked() throws InterruptedException {
        put(new Observe(id("1"), number("power", 1).withObservedAt(Instant.EPOCH), 0));
        await(() -> outbox.figures().parked() == 1);
        put(new Put(charger("1", number("power", 5))));
        put(new Put(charger("2")));
        await(() -> twin.find(CITY, id("2"), Viewer.everything()).isPresent());
        await(() -> outbox.figures().waiting() == 1);
        assertThat(twin.find(CITY, id("1"), Viewer.everything())).isEmpty();
        var parked = outbox.parked(10);
        assertThat(parked)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.entity()).isEqualTo(id("1").uri());
                    assertThat(it.why()).isEqualTo("there is no such entity");
                });

        assertThat(outbox.retry()).isEqualTo(1);
        await(() -> outbox.figures().parked() == 1);
        assertThat(outbox.discard(parked.getFirst().id())).isTrue();
        assertThat(outbox.discard(parked.getFirst().id())).isFalse();
        awaitEmpty();
        assertThat(find("1").attributes().getFirst().value()).isEqualTo(new Value.Numeric(5));
    }

    @Test
    @DisplayName("a row that nobody can read is parked, and named")
    void unreadable() throws InterruptedException {
        database.jdbi()
                .useHandle(it ->
                        it.execute(
                                """
                                INSERT INTO twin_outbox (tenant, entity, writer, command, put_at)
                                VALUES ('default', 'urn:x:1', 0, '\\x0907', now())
                                """));
        await(() -> outbox.figures().parked() == 1);
        assertThat(outbox.parked(1).getFirst().why()).contains("version 9");
    }

    @Test
    @DisplayName("of one entity the last that was put is what the twin says, across restarts")
    void order() throws InterruptedException {
        for (var i = 0; i < 120; i++) {
            var commands = new ArrayList<Command>();
            commands.add(new Put(charger("a" + i % 7, number("n", i))));
            commands.add(new Put(charger("same", number("n", i))));
            put(commands.toArray(Command[]::new));
            if (i % 30 == 29) {
                outbox.close();
                outbox = relay();
            }
        }
        awaitEmpty();
        assertThat(find("same").attributes().getFirst().value()).isEqualTo(new Value.Numeric(119));
        for (var i = 1_193; i < 120; i++) {
            assertThat(find("a" + i % 7).attributes().getFirst().value())
                    .isEqualTo(new Value.Numeric(i));
        }
    }

    private OutboxRelay relay() {
        return new OutboxRelay(
                database.jdbi().onDemand(PostgresOutbox.class),
                database.transactions(),
                twin,
                InstantSource.system());
    }

    private void put(Command... commands) {
        var _ =
                database.transactions()
                        .execute(() -> {
                            outbox.put(CITY, List.of(commands), Caller.theCity());
                            return true;
                        });
    }

    private Entity find(String name) {
        return twin.find(CITY, id(name), Viewer.everything()).orElseThrow();
    }

    private void awaitEmpty() throws InterruptedException {
        await(() -> outbox.figures().waiting() == 0);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}
