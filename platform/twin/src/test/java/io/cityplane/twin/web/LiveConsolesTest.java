package io.cityplane.twin.web;

import static io.cityplane.twin.web.Things.OF_FUTIAN;
import static io.cityplane.twin.web.Things.OF_THE_CITY;
import static io.cityplane.twin.web.Things.await;
import static io.cityplane.twin.web.Things.station;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.web.LiveLine.Ending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveConsolesTest {

    private static final String FUTIAN_1 = "urn:ngsi-ld:EVChargingStation:futian-1";
    private static final String NANSHAN_1 = "urn:ngsi-ld:EVChargingStation:nanshan-1";

    private Instant now = Things.NOON;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final SmallTwin twin = new SmallTwin();
    private final MapView view = new MapView(twin, Tenant.DEFAULT, clock);
    private final CityLists lists = new CityLists(view);
    private final Map<String, Viewer> sessions = new HashMap<>();
    private final Callers callers =
            (credentials, _) ->
                    Optional.ofNullable(sessions.get(credentials.cookie()))
                            .map(LiveConsolesTest::caller);
    private final LiveConsoles consoles = new LiveConsoles(view, callers, clock);

    @BeforeEach
    void city() {
        twin.put(station("futian-1", "440304", 114.05, 22.54));
        twin.put(station("nanshan-1", "440305", 113.93, 22.53));
        view.start();
        view.pins();
        sessions.put("city", OF_THE_CITY);
        sessions.put("futian", OF_FUTIAN);
    }

    @AfterEach
    void stop() {
        view.close();
    }

    @Test
    @DisplayName("a console is told the words, then all that its viewer may see, then changes")
    void first() throws InterruptedException {
        var line = open("city");
        consoles.tell();
        assertThat(line.texts)
                .containsExactly(
                        Map.of(
                                "types", List.of("EVChargingStation"),
                                "districts", List.of("440304", "440305")));
        assertThat(line.points.keySet()).containsExactlyInAnyOrder(FUTIAN_1, NANSHAN_1);

        line.forget();
        change(() -> twin.put(station("nanshan-1", "440305", 113.99, 22.53)));
        consoles.tell();
        assertThat(line.frames).isEqualTo(1);
        assertThat(line.points).containsOnlyKeys(NANSHAN_1);
        assertThat(line.points.get(NANSHAN_1)).isEqualTo("113.99,22.53");

        line.forget();
        consoles.tell();
        assertThat(line.frames).isZero();
    }

    @Test
    @DisplayName("a console of an empty city is told so, once")
    void nothing() throws InterruptedException {
        change(() -> twin.delete(FUTIAN_1));
        change(() -> twin.delete(NANSHAN_1));
        var line = open("city");
        consoles.tell();
        consoles.tell();
        assertThat(line.anew).isEqualTo(1);
        assertThat(line.frames).isEqualTo(1);
        assertThat(line.points).isEmpty();
    }

    @Test
    @DisplayName("a viewer's console hears of nothing that the viewer may not see, words included")
    void ofAViewer() throws InterruptedException {
        var line = open("futian");
        consoles.watch(line, Optional.of(NANSHAN_1));
        consoles.tell();
        assertThat(line.points).containsOnlyKeys(FUTIAN_1);
        assertThat(line.texts.getFirst()).containsEntry("districts", List.of("440304"));
        assertThat(line.texts.getLast()).isEqualTo(Map.of("gone", NANSHAN_1));

        line.forget();
        change(() -> twin.put(station("nanshan-1", "440305", 113.99, 22.53)));
        change(() -> twin.delete(NANSHAN_1));
        consoles.tell();
        assertThat(line.frames).isZero();
        assertThat(line.texts).isEmpty();
    }

    @Test
    @DisplayName("a slow console misses frames, never states, and nothing is queued for it")
    void slow() throws InterruptedException {
        var line = open("city");
        consoles.tell();
        line.forget();
        line.stall();
        for (var i = 0; i < 20; i++) {
            var lon = 113.90 + i / 100.0;
            change(() -> twin.put(station("nanshan-1", "440305", lon, 22.53)));
            consoles.tell();
        }
        assertThat(line.frames).isEqualTo(1);

        line.flow();
        consoles.tell();
        assertThat(line.frames).isEqualTo(2);
        assertThat(line.points.get(NANSHAN_1)).isEqualTo("114.09,22.53");
    }

    @Test
    @DisplayName("what is deleted, and what passes out of a viewer's sight, leaves the map")
    void leaves() throws InterruptedException {
        var line = open("futian");
        consoles.tell();
        var number = line.numbers.get(FUTIAN_1);
        line.forget();
        change(() -> twin.put(station("futian-1", "440304").withOwnership(Things.owned("440305"))));
        consoles.tell();
        assertThat(line.gone).containsExactly(number);

        line.forget();
        change(() -> twin.delete(FUTIAN_1));
        consoles.tell();
        assertThat(line.frames).isZero();
    }

    @Test
    @DisplayName("a watched entity's changes and its end are told, once each")
    void watched() throws InterruptedException {
        var line = open("city");
        consoles.watch(line, Optional.of(FUTIAN_1));
        consoles.tell();
        assertThat(line.texts.getLast()).isEqualTo(Map.of("changed", FUTIAN_1));
        line.forget();
        consoles.tell();
        assertThat(line.texts).isEmpty();

        change(() -> twin.put(Things.with(station("futian-1", "440304"), Things.simulated())));
        consoles.tell();
        assertThat(line.texts).containsExactly(Map.of("changed", FUTIAN_1));
        change(() -> twin.delete(FUTIAN_1));
        consoles.tell();
        assertThat(line.texts.getLast()).isEqualTo(Map.of("gone", FUTIAN_1));
    }

    @Test
    @DisplayName("a console is hung up on within a minute after its session ended")
    void sessionEnds() {
        var line = open("city");
        consoles.tell();
        sessions.remove("city");
        now = now.plus(Duration.ofSeconds(60));
        consoles.tell();
        assertThat(line.ending).contains(Ending.SIGNED_OUT);
    }

    @Test
    @DisplayName("a console whose viewer may see less by now begins anew with that")
    void rightsShrink() {
        var line = open("city");
        consoles.tell();
        line.forget();
        sessions.put("city", OF_FUTIAN);
        now = now.plus(Duration.ofSeconds(60));
        consoles.tell();
        assertThat(line.points).containsOnlyKeys(FUTIAN_1);
        assertThat(line.anew).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "without a session, and with a line that takes nothing for a minute, there is no console")
    void refused() throws InterruptedException {
        assertThat(open("nobody").ending).contains(Ending.SIGNED_OUT);

        var line = open("city");
        line.stall();
        consoles.tell();
        change(() -> twin.delete(FUTIAN_1));
        now = now.plus(Duration.ofSeconds(61));
        consoles.tell();
        assertThat(line.ending).contains(Ending.TOO_SLOW);
    }

    @Test
    @DisplayName("a number on the map tells nothing of how many entities there are")
    void numbers() {
        var numbers = view.numbers();
        assertThat(List.of(0, 1, 2, 70_000, Integer.MAX_VALUE, -1))
                .allMatch(slot -> numbers.slot(numbers.number(slot)) == slot);
        assertThat(List.of(0, 1, 2, 3)).anyMatch(slot -> numbers.number(slot) >>> 4 != 0);
    }

    private void change(Runnable change) throws InterruptedException {
        var before = view.pinsSoFar().read(view.pinsSoFar()::version);
        change.run();
        await(() -> view.pinsSoFar().read(view.pinsSoFar()::version) > before);
    }

    private HeardLine open(String session) {
        var line =
                new HeardLine(number ->
                        lists.numbered(number, OF_THE_CITY)
                                .map(CityJson.EntityJson::id)
                                .orElse("?"));
        consoles.opened(line, new Credentials("", session, ""));
        return line;
    }

    private static Caller caller(Viewer viewer) {
        return new Caller(7, viewer, Right.NONE, Ownership.OF_THE_CITY);
    }
}
