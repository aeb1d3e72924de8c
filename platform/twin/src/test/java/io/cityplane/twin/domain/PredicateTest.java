package io.cityplane.twin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.Geometry;
import io.cityplane.twin.domain.Explanation.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Conditions")
class PredicateTest {

    private static final int IDS = 120;

    private final CityTwin twin = Twins.inMemory();

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName(
            "find what a plain scan of whole entities finds, in the same order, after changes too")
    void equalPlainScan() {
        var found = 0;
        for (var seed = 1; seed <= 8; seed++) {
            var random = new RandomConditions(seed, IDS);
            var changes = new ArrayList<Command>();
            for (var i = 0; i < IDS; i++) {
                changes.add(new Command.Put(random.entity()));
                if (i % 7 == 0) {
                    changes.add(new Command.Delete(random.id()));
                }
            }
            Twins.runAll(twin, changes, Caller.theCity());
            var all = all();
            for (var i = 0; i < 150; i++) {
                found += check(random, random.condition(3), all);
            }
        }
        assertThat(found).as("what was found in all").isGreaterThan(1_000);
    }

    private int check(RandomConditions random, Condition condition, List<Entity> all) {
        var types = random.one(List.of(Set.<String>of(), Set.of("A"), Set.of("A", "B")));
        var expected =
                all.stream()
                        .filter(it ->
                                types.isEmpty() || it.types().stream().anyMatch(types::contains))
                        .filter(it -> PlainScan.holds(condition, it, all))
                        .map(Entity::id)
                        .toList();
        var query =
                new EntityQuery(List.of(), types, Set.of(), 0, IDS, Counting.COUNTED)
                        .where(condition);
        var answer = twin.query(Twins.CITY, query, Viewer.everything());
        assertThat(answer.entities().stream().map(Entity::id).toList())
                .as("%s of %s", condition, types)
                .isEqualTo(expected);
        assertThat(answer.count()).hasValue(expected.size());
        return expected.size();
    }

    private List<Entity> all() {
        var everything =
                new EntityQuery(List.of(), Set.of(), Set.of(), 0, IDS, Counting.NOT_COUNTED);
        return twin.query(Twins.CITY, everything, Viewer.everything()).entities();
    }

    @Test
    @DisplayName("about a small place are answered from the grid, about a scope from the scopes")
    void useTheSmallestIndex() {
        var random = new RandomConditions(7, IDS);
        for (var i = 0; i < IDS; i++) {
            Twins.run(twin, new Command.Put(random.entity()));
        }
        var point = new Geometry("{\"type\":\"Point\",\"coordinates\":[114.005,22.505]}");
        var near = new Condition.Lies("location", new GeoRelation.Near(0, 50), point);
        var typed = new EntityQuery(List.of(), Set.of("A"), Set.of(), 0, 9, Counting.COUNTED);

        var byGrid = twin.explain(Twins.CITY, typed.where(near), Viewer.everything());
        var byType = twin.explain(Twins.CITY, typed, Viewer.everything());
        var byScope =
                twin.explain(
                        Twins.CITY,
                        typed.where(new Condition.InScope("/d/b")),
                        Viewer.everything());

        assertThat(byGrid.index()).isEqualTo(Index.GRID);
        assertThat(byGrid.tested()).isLessThan(byType.candidates());
        assertThat(byType.index()).isEqualTo(Index.TYPES);
        assertThat(byScope.index()).isEqualTo(Index.SCOPES);
    }
}
