package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The twin, its journal and its memory against {@link PlainTwin}, at random.
class PlainTwinTest {

    private static final int IDS = 25;
    private static final int COMMANDS = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("whatever is done, the twin is as the plain one, now and after a restart")
    void same(long seed) {
        var city = new RandomCity(seed, IDS);
        var clock = new ClockByHand(Instant.parse("2025-06-01T04:00:00Z"));
        var journal = new JournalInMemory();
        var plain = new PlainTwin();
        List<EntityId> order;
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            var answers = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < COMMANDS; i++) {
                clock.advanceMicros(1 + seed);
                var command = city.command();
                plain.run(command, clock.instant());
                answers.add(twin.append(CITY, List.<Command>of(command), Caller.theCity()));
            }
            answers.forEach(CompletableFuture::join);
            assertSame(twin, plain);
            order = order(twin);
        }
        try (var again = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            assertSame(again, plain);
            assertThat(order(again)).isEqualTo(order);
            assertThat(again.replayed().batches()).isEqualTo(journal.batches().size());
        }
    }

    private static void assertSame(CityTwin twin, PlainTwin plain) {
        for (var i = 0; i < IDS; i++) {
            var id = new EntityId("urn:ngsi-ld:Thing:" + i);
            assertThat(twin.find(CITY, id, Viewer.everything())).isEqualTo(plain.find(id));
        }
        for (var count : twin.types(CITY, Viewer.everything())) {
            var found =
                    twin.query(CITY, EntityQuery.ofType(count.type(), 0, IDS), Viewer.everything());
            assertThat(found.entities()).hasSize((int) count.count());
            assertThat(found.count()).hasValue(count.count());
        }
    }

    private static List<EntityId> order(CityTwin twin) {
        var all = new EntityQuery(List.of(), Set.of(), Set.of(), 0, IDS, Counting.COUNTED);
        return twin.query(CITY, all, Viewer.everything()).entities().stream()
                .map(Entity::id)
                .toList();
    }
}
