package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.TypeCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Finding, paging and counting.
class ReadingTest {

    private final CityTwin twin = Twins.inMemory();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName("pages of a type follow each other, oldest first, and tell whether more follows")
    void pages() {
        create("a", "Lamp");
        create("b", "Plug");
        create("c", "Lamp");
        create("d", "Lamp");

        assertPage(EntityQuery.ofType("Lamp", 0, 2), List.of("a", "c"), 3, true);
        assertPage(EntityQuery.ofType("Lamp", 2, 2), List.of("d"), 3, false);
        assertPage(EntityQuery.ofType("Lamp", 1, 2), List.of("c", "d"), 3, false);
        assertPage(EntityQuery.ofType("Lamp", 9, 2), List.of(), 3, false);
        assertPage(EntityQuery.ofType("Lamp", 0, 0), List.of(), 3, true);
        assertPage(EntityQuery.ofType("None", 0, 2), List.of(), 0, false);
    }

    @Test
    @DisplayName("several types are one list, in which an entity of two of them is once")
    void severalTypes() {
        create("a", "Plug");
        create("b", "Lamp", "Plug");
        create("c", "Lamp");
        create("d", "Tree");

        assertPage(of(Set.of("Lamp", "Plug"), 0, 9), List.of("a", "b", "c"), 3, false);
        assertPage(of(Set.of("Lamp", "Plug"), 1, 1), List.of("b"), 3, true);
        assertPage(of(Set.of(), 1, 9), List.of("b", "c", "d"), 4, false);
        assertThat(twin.types(CITY, Viewer.everything()))
                .containsExactly(
                        new TypeCount("Lamp", 2),
                        new TypeCount("Plug", 2),
                        new TypeCount("Tree", 1));
    }

    @Test
    @DisplayName("ids and attributes narrow what is found")
    void narrowed() {
        create("a", "Lamp");
        run(twin, new Create(thing("b", List.of("Lamp"), number("power", 1))));
        run(twin, new Create(thing("c", List.of("Plug"), number("power", 1))));
        run(twin, new Create(thing("d", List.of("Lamp"), number("price", 1))));

        assertPage(
                new EntityQuery(
                        List.of(),
                        Set.of("Lamp"),
                        Set.of("power", "price"),
                        0,
                        9,
                        Counting.COUNTED),
                List.of("b", "d"),
                2,
                false);
        assertPage(
                new EntityQuery(
                        List.of(id("d"), id("b"), id("none"), id("b")),
                        Set.of(),
                        Set.of(),
                        0,
                        1,
                        Counting.COUNTED),
                List.of("b"),
                2,
                true);
    }

    @Test
    @DisplayName("an uncounted answer has no count and stops when the page is full")
    void uncounted() {
        create("a", "Lamp");
        create("b", "Lamp");
        var query =
                new EntityQuery(List.of(), Set.of("Lamp"), Set.of(), 0, 1, Counting.NOT_COUNTED);

        var answer = twin.query(CITY, query, Viewer.everything());
        assertThat(answer.count()).isEmpty();
        assertThat(answer.more()).isTrue();
    }

    @Test
    @DisplayName("an entity that changes its types moves between them and keeps its place")
    void moved() {
        create("a", "Lamp");
        create("b", "Plug");
        create("c", "Lamp");
        run(twin, new Put(thing("b", List.of("Lamp"))));
        assertPage(EntityQuery.ofType("Lamp", 0, 9), List.of("a", "b", "c"), 3, false);
        assertPage(EntityQuery.ofType("Plug", 0, 9), List.of(), 0, false);
        run(twin, new Put(thing("b", List.of("Plug"))));
        run(twin, new Put(thing("b", List.of("Lamp"))));
        assertPage(EntityQuery.ofType("Lamp", 0, 9), List.of("a", "b", "c"), 3, false);
    }

    @Test
    @DisplayName("tenants have nothing in common, and one that was never heard of is empty")
    void tenants() {
        create("a", "Lamp");
        var other = new Tenant("other");

        assertThat(twin.find(other, id("a"), Viewer.everything())).isEmpty();
        assertThat(twin.types(other, Viewer.everything())).isEmpty();
        assertThat(twin.query(other, EntityQuery.ofType("Lamp", 0, 9), Viewer.everything()))
                .isEqualTo(new EntityAnswer(List.of(), OptionalLong.of(0), false));
    }

    @Test
    @DisplayName(
            "while thousands come and go, those that stay are on every page walk, once and in order")
    void comingAndGoing() throws Exception {
        var stay = new ArrayList<EntityId>();
        for (var i = 0; i < 50; i++) {
            create("stay" + i, "Lamp");
            stay.add(id("stay" + i));
            create("go" + i, "Lamp");
        }
        var isDone = new AtomicBoolean();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading =
                    pool.submit(() -> {
                        var walks = 0;
                        while (!isDone.get() || walks == 0) {
                            var found =
                                    twin
                                            .query(
                                                    CITY,
                                                    EntityQuery.ofType("Lamp", 0, 10_000),
                                                    Viewer.everything())
                                            .entities()
                                            .stream()
                                            .map(Entity::id)
                                            .filter(stay::contains)
                                            .toList();
                            assertThat(found).isEqualTo(stay);
                            walks++;
                        }
                        return walks;
                    });
            for (var round = 0; round < 60; round++) {
                var commands = new ArrayList<Command>();
                for (var i = 0; i < 50; i++) {
                    commands.add(new Delete(id("go" + i)));
                    commands.add(new Create(thing("go" + i, List.of("Lamp"))));
                }
                Twins.runAll(twin, commands, Caller.theCity());
            }
            isDone.set(true);
            assertThat(reading.get(60, TimeUnit.SECONDS)).isPositive();
        }
        assertPage(EntityQuery.ofType("Lamp", 0, 1), List.of("stay0"), 100, true);
    }

    private void create(String name, String... types) {
        run(twin, new Create(thing(name, List.of(types))));
    }

    private static Entity thing(String name, List<String> types, Attribute... attributes) {
        return new Entity(
                id(name), types, List.of(), List.of(attributes), Optional.empty(), Times.NONE);
    }

    private static EntityQuery of(Set<String> types, int offset, int limit) {
        return new EntityQuery(List.of(), types, Set.of(), offset, limit, Counting.COUNTED);
    }

    private void assertPage(EntityQuery query, List<String> names, long count, boolean more) {
        var answer = twin.query(CITY, query, Viewer.everything());
        assertThat(answer.entities())
                .extracting(Entity::id)
                .containsExactlyElementsOf(names.stream().map(Twins::id).toList());
        assertThat(answer.count()).hasValue(count);
        assertThat(answer.more()).isEqualTo(more);
    }
}
