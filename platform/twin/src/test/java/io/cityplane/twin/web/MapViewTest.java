package io.cityplane.twin.web;

import static io.cityplane.twin.web.Things.OF_THE_CITY;
import static io.cityplane.twin.web.Things.await;
import static io.cityplane.twin.web.Things.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.web.CityJson.CellJson;
import io.cityplane.twin.web.CityJson.EntityJson;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MapViewTest {

    private final SmallTwin twin = new SmallTwin();
    private final MapView view = new MapView(twin, Tenant.DEFAULT, Clock.systemUTC());
    private final CityLists lists = new CityLists(view);

    @AfterEach
    void stop() {
        view.close();
    }

    @Test
    @DisplayName("what is there at the start is listed, what comes, changes and goes later follows")
    void follows() throws InterruptedException {
        twin.put(station("a", "440304"));
        view.start();
        assertThat(ids()).containsExactly("a");

        twin.put(station("b", "440305"));
        await(() -> ids().equals(List.of("a", "b")));

        twin.put(Things.with(station("a", "440304"), Things.property("name", "z")));
        await(() -> ids().equals(List.of("b", "a")));

        twin.delete("urn:ngsi-ld:EVChargingStation:b");
        await(() -> ids().equals(List.of("a")));
    }

    @Test
    @DisplayName("a deletion between two pages of the first reading hides no other entity")
    void deletionWhileReading() {
        for (var i = 0; i < 1_200; i++) {
            twin.put(station("s%04d".formatted(i), "440304"));
        }
        var queries = new AtomicInteger();
        twin.beforeEachQuery(() -> {
            if (queries.incrementAndGet() == 3) {
                twin.delete("urn:ngsi-ld:EVChargingStation:s0001");
                twin.delete("urn:ngsi-ld:EVChargingStation:s0900");
            }
        });
        view.start();

        var found = total(OF_THE_CITY);

        assertThat(queries.get()).isGreaterThanOrEqualTo(3);
        assertThat(found).isBetween(1_198L, 1_200L);
        assertThat(lists.find("urn:ngsi-ld:EVChargingStation:s0500", OF_THE_CITY)).isPresent();
        assertThat(lists.find("urn:ngsi-ld:EVChargingStation:s0699", OF_THE_CITY)).isPresent();
        assertThat(lists.find("urn:ngsi-ld:EVChargingStation:s0700", OF_THE_CITY)).isPresent();
    }

    @Test
    @DisplayName("who followed too slowly reads all anew, without what is gone")
    void expired() throws InterruptedException {
        twin.put(station("a", "440304"));
        twin.put(station("b", "440304"));
        view.start();
        assertThat(total(OF_THE_CITY)).isEqualTo(2);
        var before = view.pinsSoFar();

        synchronized (twin) {
            twin.delete("urn:ngsi-ld:EVChargingStation:a");
            twin.put(station("c", "440304"));
            twin.forget();
        }

        await(() -> view.pinsSoFar() != before);
        assertThat(ids()).containsExactly("b", "c");
    }

    @Test
    @DisplayName("the summary counts by type and district, and tells what is placed and simulated")
    void summary() throws InterruptedException {
        twin.put(station("a", "440304"));
        twin.put(Things.with(station("b", "440304"), Things.simulated()));
        twin.put(Things.of("Project", "p", Things.owned("440304"), List.of()));
        view.start();

        assertThat(lists.summary(OF_THE_CITY).cells())
                .containsExactly(
                        new CellJson("EVChargingStation", "440304", 2, 2, 1),
                        new CellJson("Project", "none", 1, 0, 0));
        await(() -> view.asOf().isAfter(Things.NOON));
    }

    private List<String> ids() {
        return list(OF_THE_CITY).stream().map(EntityJson::id).map(MapViewTest::tail).toList();
    }

    private List<EntityJson> list(Viewer viewer) {
        return lists.entities(CityListsTest.query("limit", "500"), viewer).items();
    }

    private long total(Viewer viewer) {
        return lists.entities(CityListsTest.query("limit", "1"), viewer).total();
    }

    private static String tail(String id) {
        return id.substring(id.lastIndexOf(':') + 1);
    }
}
