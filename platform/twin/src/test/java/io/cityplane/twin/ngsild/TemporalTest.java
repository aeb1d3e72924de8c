package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import io.cityplane.twin.history.ManifestInMemory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What entities were, over HTTP (§5.6.11, §5.7.3, §5.7.4, §5.14.5).
class TemporalTest {

    private static final int MOST_INSTANCES = 5;

    private final HistoryKeeper keeper;
    private final CityTwin city;
    private final TestClient client;

    TemporalTest(@TempDir Path folder) {
        keeper =
                HistoryKeeper.open(
                        HistorySettings.USUAL,
                        new ManifestInMemory(),
                        folder,
                        InstantSource.system());
        city =
                CityTwin.open(
                        new JournalInMemory(),
                        TwinSettings.USUAL,
                        InstantSource.system(),
                        List.of(keeper));
        client =
                new TestClient(
                        new NgsiLdEndpoint(
                                NgsiLdDoors.of(city, TestContexts.none())
                                        .with(keeper.history(city::heading))
                                        .with(new NgsiLdSettings(MOST_INSTANCES)),
                                Runnable::run),
                        "city");
    }

    @BeforeEach
    void threeReadings() {
        var answer =
                client.send(
                        "POST",
                        "/temporal/entities",
                        "{\"id\":\"urn:l:1\",\"type\":\"Lamp\",\"power\":["
                                + reading(1, "12:01")
                                + ","
                                + reading(3, "12:03")
                                + ","
                                + reading(2, "12:02")
                                + "]}");
        assertThat(answer.status()).as(TestClient.text(answer)).isEqualTo(201);
    }

    @AfterEach
    void close() {
        city.close();
        keeper.close();
    }

    private static String reading(int value, String time) {
        return "{\"type\":\"Property\",\"value\":%d,\"observedAt\":\"2025-06-01T%s:00Z\"}"
                .formatted(value, time);
    }

    private static List<Integer> values(JsonNode entity) {
        return entity.path("power").findValues("value").stream().map(JsonNode::intValue).toList();
    }

    private JsonNode one(String parameters) {
        return TestClient.body(client.get("/temporal/entities/urn:l:1" + parameters));
    }

    @Test
    @DisplayName("values come by their time, and the newest is what the entity is")
    void evolution() {
        assertThat(values(one(""))).containsExactly(1, 2, 3);
        assertThat(TestClient.text(client.get("/entities/urn:l:1?options=keyValues")))
                .contains("\"power\":3");
    }

    @Test
    @DisplayName("before, after and between leave out their own ends")
    void relations() {
        var second = "2025-06-01T12:02:00Z";
        assertThat(values(one("?timerel=before&timeAt=" + second))).containsExactly(1);
        assertThat(values(one("?timerel=after&timeAt=" + second))).containsExactly(3);
        assertThat(
                        values(
                                one(
                                        "?timerel=between&timeAt=2025-06-01T12:01:00Z&endTimeAt=2025-06-01T12:03:00Z")))
                .containsExactly(2);
        assertThat(values(one("?lastN=2"))).containsExactly(2, 3);
    }

    @Test
    @DisplayName("simplified, a value stands beside its time")
    void simplified() {
        assertThat(one("?options=temporalValues&lastN=1").get("power").toString())
                .isEqualTo("{\"type\":\"Property\",\"values\":[[3,\"2025-06-01T12:03:00Z\"]]}");
    }

    @Test
    @DisplayName("more than fits is cut at a moment, forwards or with lastN backwards (§6.3.10)")
    void partial() {
        for (var i = 4; i <= 9; i++) {
            assertThat(
                            client.send(
                                            "POST",
                                            "/temporal/entities/urn:l:1/attrs",
                                            "{\"power\":[" + reading(i, "12:0" + i) + "]}")
                                    .status())
                    .isEqualTo(204);
        }

        var forwards =
                client.get("/temporal/entities/urn:l:1?timerel=after&timeAt=2025-06-01T12:00:00Z");
        assertThat(forwards.status()).isEqualTo(206);
        assertThat(values(TestClient.body(forwards))).containsExactly(1, 2, 3, 4, 5);
        assertThat(TestClient.field(forwards, "Content-Range"))
                .isEqualTo("DateTime 2025-06-01T12:00:00Z-2025-06-01T12:05:00Z/*");
        var backwards =
                client.get(
                        "/temporal/entities/urn:l:1?timerel=before&timeAt=2025-06-01T13:00:00Z&lastN=8");
        assertThat(backwards.status()).isEqualTo(206);
        assertThat(values(TestClient.body(backwards))).containsExactly(5, 6, 7, 8, 9);
        assertThat(TestClient.field(backwards, "Content-Range"))
                .isEqualTo("DateTime 2025-06-01T13:00:00Z-2025-06-01T12:05:00Z/8");
    }

    @Test
    @DisplayName("a query finds the entities that had values then, and so does a map of them")
    void query() {
        var after = "timerel=after&timeAt=2025-06-01T12:02:30Z";
        var before = "timerel=before&timeAt=2000-01-01T00:00:00Z";

        assertThat(
                        values(
                                TestClient.body(client.get("/temporal/entities?type=Lamp&" + after))
                                        .get(0)))
                .containsExactly(3);
        assertThat(TestClient.body(client.get("/temporal/entities?type=Lamp&" + before)).isEmpty())
                .isTrue();
        assertThat(TestClient.text(client.get("/temporal/entityMaps?type=Lamp&" + after)))
                .contains("urn:l:1");
        assertThat(TestClient.text(client.get("/temporal/entityMaps?type=Lamp&" + before)))
                .doesNotContain("urn:l:1");
        assertThat(
                        TestClient.body(
                                        client.send(
                                                "POST",
                                                "/temporal/entityOperations/query",
                                                "{\"type\":\"Query\",\"entities\":[{\"type\":\"Lamp\"}],\"temporalQ\":{\"timerel\":\"after\",\"timeAt\":\"2025-06-01T12:02:30Z\"}}"))
                                .size())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("who may not see an entity learns nothing of its past")
    void restricted() {
        client.as("transport")
                .send(
                        "POST",
                        "/temporal/entities",
                        "{\"id\":\"urn:l:inside\",\"type\":\"Secret\",\"power\":["
                                + reading(1, "12:01")
                                + "]}");
        var citizen = client.as("citizen");
        var always = "?type=Secret&timerel=after&timeAt=2000-01-01T00:00:00Z";

        assertThat(citizen.get("/temporal/entities/urn:l:inside").status()).isEqualTo(404);
        assertThat(TestClient.text(citizen.get("/temporal/entities" + always))).isEqualTo("[]");
        assertThat(TestClient.text(citizen.get("/temporal/entityMaps" + always)))
                .doesNotContain("urn:l:inside");
        assertThat(
                        citizen.send(
                                        "POST",
                                        "/temporal/entities/urn:l:inside/attrs",
                                        "{\"power\":[" + reading(9, "12:09") + "]}")
                                .status())
                .isEqualTo(404);
        assertThat(client.as("reader").send("POST", "/temporal/entities", "{}").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("what is no temporal query, or asks for what we have not, is refused in words")
    void refused() {
        for (var wrong :
                List.of(
                        "timerel=after",
                        "timerel=during&timeAt=2025-06-01T12:00:00Z",
                        "timerel=between&timeAt=2025-06-01T12:00:00Z",
                        "timeAt=2025-06-01T12:00:00Z",
                        "lastN=0",
                        "timeproperty=bornAt")) {
            assertThat(client.get("/temporal/entities/urn:l:1?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(client.get("/temporal/entities?type=Lamp").status()).isEqualTo(400);
        assertThat(
                        client.get(
                                        "/temporal/entities?type=Lamp&q=power>1&timerel=after&timeAt=2025-06-01T12:00:00Z")
                                .status())
                .isEqualTo(422);
        assertThat(client.send("DELETE", "/temporal/entities/urn:l:1", "").status()).isEqualTo(422);
    }
}
