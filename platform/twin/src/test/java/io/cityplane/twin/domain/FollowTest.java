package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Follow.Change;
import io.cityplane.twin.Follow.Changes;
import io.cityplane.twin.Follow.Expired;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Following what is committed.
class FollowTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final JournalInMemory journal = new JournalInMemory();
    private final CityTwin twin =
            CityTwin.open(journal, TwinSettings.USUAL.withKeptChanges(320), InstantSource.system());

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName("a follower hears of creation, change and deletion, with the types, in order")
    void told() throws InterruptedException {
        var start = twin.position();
        run(twin, new Create(charger("1", number("power", 7))));
        run(twin, new Update(id("1"), List.of("Plug"), List.of(), Mode.OVERWRITE));
        run(twin, new Delete(id("1")));

        var told = changes(follow(start, 10));
        assertThat(told.changes())
                .containsExactly(
                        new Change(id("1"), List.of("Charger"), What.CREATED),
                        new Change(id("1"), List.of("Charger", "Plug"), What.CHANGED),
                        new Change(id("1"), List.of("Charger", "Plug"), What.DELETED));
        assertThat(told.next()).isEqualTo(twin.position());
        assertThat(changes(twin.follow(CITY, told.next(), 1, Duration.ZERO, all())))
                .isEqualTo(new Changes(List.of(), told.next()));
    }

    @Test
    @DisplayName("a follower waits for what comes")
    void waits() throws Exception {
        var start = twin.position();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = pool.submit(() -> follow(start, 10));
            run(twin, new Create(charger("1")));
            assertThat(changes(waiting.get(30, TimeUnit.SECONDS)).changes()).hasSize(1);
        }
    }

    @Test
    @DisplayName("nothing of another tenant is told")
    void tenants() throws InterruptedException {
        var start = twin.position();
        run(twin, new Create(charger("1")));
        assertThat(
                        changes(twin.follow(new Tenant("other"), start, 9, Duration.ZERO, all()))
                                .changes())
                .isEmpty();
    }

    @Test
    @DisplayName("a position older than what is kept expires; so does one of another journal")
    void expired() throws InterruptedException {
        var start = twin.position();
        for (var i = 0; i < 100; i++) {
            run(twin, new Update(id("1"), List.of(), List.of(), Mode.OVERWRITE));
            run(twin, new Create(charger("1")));
            run(twin, new Delete(id("1")));
        }
        assertThat(follow(start, 10)).isEqualTo(new Expired(twin.position()));
        assertThat(follow(new Position("nonsense"), 10)).isInstanceOf(Expired.class);
        var future = twin.position().text().replaceFirst("(2\\.[^.]+\\.)", "$1zzz");
        assertThat(follow(new Position(future), 10)).isInstanceOf(Expired.class);
    }

    @Test
    @DisplayName("a position outlives a restart, with the last of what was before it")
    void restart() throws InterruptedException {
        var start = twin.position();
        run(twin, new Create(charger("1")));
        var now = twin.position();
        twin.close();
        try (var again = Twins.on(journal)) {
            assertThat(again.position()).isEqualTo(now);
            assertThat(changes(again.follow(CITY, start, 10, LONG, all())).changes())
                    .containsExactly(new Change(id("1"), List.of("Charger"), What.CREATED));
            run(again, new Delete(id("1")));
            assertThat(changes(again.follow(CITY, now, 10, LONG, all())).changes())
                    .containsExactly(new Change(id("1"), List.of("Charger"), What.DELETED));
        }
    }

    @Test
    @DisplayName(
            "among many writers a follower misses nothing and sees each entity's changes in order")
    void nothingMissed() throws Exception {
        try (var many = Twins.inMemory();
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = many.position();
            var entities = 40;
            var rounds = 50;
            var told =
                    pool.submit(() -> {
                        var seen = new HashMap<EntityId, List<What>>();
                        var at = start;
                        var count = 0;
                        while (count < entities * rounds * 2) {
                            var next = changes(many.follow(CITY, at, 7, LONG, all()));
                            next.changes().forEach(it -> note(seen, it));
                            count += next.changes().size();
                            at = next.next();
                        }
                        return seen;
                    });
            var writers = new ArrayList<CompletableFuture<Void>>();
            for (var i = 0; i < entities; i++) {
                var name = "n" + i;
                writers.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    for (var round = 0; round < rounds; round++) {
                                        var commands =
                                                List.<Command>of(
                                                        new Create(charger(name)),
                                                        new Delete(id(name)));
                                        Twins.runAll(many, commands, Caller.theCity());
                                    }
                                },
                                pool));
            }
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();
            var seen = told.get(60, TimeUnit.SECONDS);
            assertThat(seen).hasSize(entities);
            for (var whats : seen.values()) {
                for (var i = 0; i < whats.size(); i++) {
                    assertThat(whats.get(i)).isEqualTo(i % 2 == 0 ? What.CREATED : What.DELETED);
                }
            }
        }
    }

    @Test
    @DisplayName(
            "a partition that commits after others is not skipped: positions are no one counter")
    void laterPartition() throws InterruptedException {
        // A commit takes one partition only, so what was decided first is committed at any time.
        var slow = new JournalInMemory();
        var settings = TwinSettings.USUAL.withMostChangesPerCommit(1);
        try (var many = CityTwin.open(slow, settings, InstantSource.system())) {
            var at = many.position();
            slow.stop();
            var appends = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < 64; i++) {
                appends.add(
                        many.append(CITY, List.of(new Create(charger("n" + i))), Caller.theCity()));
            }
            slow.proceed();
            var seen = new ArrayList<EntityId>();
            while (seen.size() < 64) {
                var next = changes(many.follow(CITY, at, 3, LONG, all()));
                next.changes().forEach(it -> seen.add(it.id()));
                at = next.next();
            }
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen.stream().map(EntityId::uri).toList())
                    .isNotEqualTo(IntStream.range(0, 64).mapToObj(i -> id("n" + i).uri()).toList());
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();
        }
    }

    private static void note(Map<EntityId, List<What>> seen, Change change) {
        seen.computeIfAbsent(change.id(), _ -> new ArrayList<>()).add(change.what());
    }

    private Follow follow(Position after, int most) throws InterruptedException {
        return twin.follow(CITY, after, most, LONG, all());
    }

    private static Changes changes(Follow follow) {
        assertThat(follow).isInstanceOf(Changes.class);
        return (Changes) follow;
    }

    private static Viewer all() {
        return Viewer.everything();
    }
}
