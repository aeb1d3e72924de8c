package io.cityplane.simulator.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.simulator.domain.Value.Link;
import io.cityplane.simulator.domain.Value.Names;
import io.cityplane.simulator.domain.Value.Point;
import io.cityplane.simulator.domain.Value.Truth;
import io.cityplane.simulator.geojson.DistrictsFile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CityTest {

    private static final List<District> DISTRICTS = DistrictsFile.read();
    private static final City CITY = City.of(DISTRICTS, 3_000, 42);
    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    @Test
    @DisplayName("the same seed makes the same city, another seed another one")
    void deterministic() {
        assertThat(wholes(City.of(DISTRICTS, 300, 7)))
                .isEqualTo(wholes(City.of(DISTRICTS, 300, 7)));
        assertThat(wholes(City.of(DISTRICTS, 300, 8)))
                .isNotEqualTo(wholes(City.of(DISTRICTS, 300, 7)));
    }

    @Test
    @DisplayName("it has as many things as asked for, of every kind, each with an id of its own")
    void numbers() {
        assertThat(CITY.things()).hasSize(3_000);
        assertThat(CITY.things()).extracting(Thing::id).doesNotHaveDuplicates();
        var byKind = CITY.things().stream().collect(groupingBy(Thing::kind, counting()));
        assertThat(byKind)
                .containsEntry(Kind.STREETLIGHT, 900L)
                .containsEntry(Kind.BUS, 360L)
                .containsEntry(Kind.WEATHER_STATION, 60L)
                .hasSize(Kind.values().length);
        assertThat(City.of(DISTRICTS, 1, 42).things()).hasSize(1);
    }

    @Test
    @DisplayName("every thing lies inside its district, in all ten districts")
    void insideItsDistrict() {
        assertThat(CITY.things())
                .allSatisfy(thing -> {
                    var place = ((Point) value(thing.whole(NOON), "location")).place();
                    assertThat(thing.district().outline().contains(place)).isTrue();
                });
        assertThat(CITY.things()).extracting(Thing::district).containsAll(DISTRICTS);
    }

    @Test
    @DisplayName("buses stay inside their district all day, and never go faster than they say")
    void busesStayInside() {
        var buses = CITY.things().stream().filter(thing -> thing.kind() == Kind.BUS).limit(40);
        assertThat(buses)
                .allSatisfy(bus -> {
                    var before = fix(bus, NOON);
                    for (int i = 1; i <= 1_440; i++) {
                        var now = fix(bus, NOON.plusSeconds(60L * i));
                        assertThat(bus.district().outline().contains(now)).isTrue();
                        assertThat(before.metresTo(now)).isLessThan(60 * 34 / 3.6 + 1);
                        before = now;
                    }
                });
    }

    @Test
    @DisplayName("a bus that says it moves does, and one that says it halts does not")
    void busesMoveAsTheySay() {
        var bus =
                CITY.things().stream().filter(t -> t.kind() == Kind.BUS).findFirst().orElseThrow();
        int moved = 0;
        int halted = 0;
        for (int i = 0; i < 3_600; i++) {
            var at = NOON.plusSeconds(i);
            var speed = ((Value.Quantity) value(bus.report(at), "speed")).amount();
            var metres = fix(bus, at).metresTo(fix(bus, at.plusMillis(500)));
            if (speed == 0 && metres < 0.2) {
                halted++;
            } else if (speed > 0 && metres > 1) {
                moved++;
            }
        }
        assertThat(moved).isGreaterThan(2_000);
        // All but the half seconds in which it comes or goes.
        assertThat(halted).isGreaterThan(100);
        assertThat(moved + halted).isGreaterThan(3_450);
    }

    @Test
    @DisplayName(
            "every entity is marked as simulated, named in two languages, tied to its district")
    void marked() {
        assertThat(CITY.things())
                .allSatisfy(thing -> {
                    var whole = thing.whole(NOON);
                    assertThat(value(whole, "simulated")).isEqualTo(new Truth(true));
                    assertThat(value(whole, "district")).isEqualTo(new Link(thing.district().id()));
                    assertThat(((Names) value(whole, "name")).zh())
                            .startsWith(thing.district().name().zh());
                    assertThat(((Names) value(whole, "name")).en())
                            .startsWith(thing.district().name().en());
                });
    }

    @Test
    @DisplayName("what is measured carries its time, and no attribute comes twice")
    void measured() {
        assertThat(CITY.things())
                .allSatisfy(thing -> {
                    assertThat(thing.report(NOON).attributes())
                            .isNotEmpty()
                            .allSatisfy(a -> assertThat(a.observedAt()).contains(NOON));
                    assertThat(thing.whole(NOON).attributes())
                            .extracting(Attribute::name)
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    @DisplayName("the districts are the city's ten, real and not marked as simulated")
    void districts() {
        assertThat(DISTRICTS).hasSize(10).extracting(District::code).contains("440305", "dapeng");
        var nanshan = DISTRICTS.stream().filter(d -> d.code().equals("440305")).findFirst();
        assertThat(nanshan)
                .hasValueSatisfying(district -> {
                    assertThat(district.entity().id())
                            .isEqualTo("urn:ngsi-ld:AdministrativeArea:440305");
                    assertThat(value(district.entity(), "name"))
                            .isEqualTo(new Names("南山区", "Nanshan"));
                    assertThat(value(district.entity(), "simulated")).isEqualTo(new Truth(false));
                    assertThat(district.outline().contains(new Place(113.9002, 22.503))).isTrue();
                    assertThat(district.outline().contains(new Place(114.1748, 22.5869))).isFalse();
                });
    }

    @Test
    @DisplayName("half of all reported changes are of what moves; everything has its turn")
    void rota() {
        var rota = new Rota(CITY, 42);
        var turns = new HashMap<Thing, Integer>();
        int moving = 0;
        int standing = 0;
        for (int i = 0; i < 2_000; i++) {
            for (var turn : rota.next(10, NOON.plus(Duration.ofMillis(100L * i)))) {
                turns.merge(turn.thing(), 1, Integer::sum);
                var changes = turn.report().attributes().size();
                if (turn.thing().kind().stands()) {
                    standing += changes;
                } else {
                    moving += changes;
                }
            }
        }
        assertThat(turns.keySet()).containsAll(CITY.things());
        assertThat((double) moving / standing).isBetween(0.99, 1.01);
    }

    private static Place fix(Thing bus, Instant at) {
        return ((Point) value(bus.report(at), "location")).place();
    }

    static Value value(Entity entity, String name) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entity.id() + " lacks " + name))
                .value();
    }

    private static List<Entity> wholes(City city) {
        return city.things().stream().map(thing -> thing.whole(NOON)).toList();
    }
}
