package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Twins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Entity maps (§5.14) and paging through them (§5.5.9.3).
class EntityMapsTest {

    private final CityTwin city = Twins.inMemory();
    private final TestClient client =
            new TestClient(new NgsiLdEndpoint(city, TestContexts.none(), Runnable::run), "city");

    @BeforeEach
    void fiveLamps() {
        for (var i = 0; i < 5; i++) {
            lamp("urn:lamp:" + i);
        }
    }

    @AfterEach
    void close() {
        city.close();
    }

    private void lamp(String id) {
        var body = "{\"id\":\"%s\",\"type\":\"Lamp\",\"power\":%d}".formatted(id, id.hashCode());
        assertThat(client.send("POST", "/entities", body).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("a map holds what the query finds, and nothing that comes later")
    void fixed() {
        var location = TestClient.field(client.get("/entityMaps?type=Lamp"), "NGSILD-EntityMap");
        lamp("urn:lamp:late");

        assertThat(ids(client.get(location))).containsExactlyInAnyOrderElementsOf(lamps(5));
        assertThat(page(location, "&limit=1000")).containsExactlyElementsOf(lamps(5));
        assertThat(ids(client.send("POST", "/entityMaps", QUERY))).hasSize(6);
    }

    private static final String QUERY =
            "{\"type\":\"Query\",\"entities\":[{\"type\":\"Lamp\"}],\"entityMapLifetime\":\"PT5M\"}";

    @Test
    @DisplayName("pages go through the map in its order, are filled, and rid it of what is gone")
    void pages() {
        var location =
                TestClient.field(
                        client.get("/entities?type=Lamp&entityMap=true&limit=2"),
                        "NGSILD-EntityMap");
        client.send("DELETE", "/entities/urn:lamp:1", "");

        assertThat(page(location, "&limit=2")).containsExactly("urn:lamp:0", "urn:lamp:2");
        assertThat(page(location, "&limit=2&offset=2")).containsExactly("urn:lamp:3", "urn:lamp:4");
        assertThat(ids(client.get(location))).doesNotContain("urn:lamp:1").hasSize(4);
        var last = through(location, "/entities?type=Lamp&limit=2&offset=2&count=true");
        assertThat(TestClient.field(last, "NGSILD-Results-Count")).isEqualTo("4");
        assertThat(last.fields().toString())
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
    }

    @Test
    @DisplayName("a map that is not there any more is made anew, and the answer says where")
    void madeAnew() {
        var answer = through("/ngsi-ld/v1/entityMaps/urn:x:gone", "/entities?type=Lamp");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(ids(client.get(TestClient.field(answer, "NGSILD-EntityMap")))).hasSize(5);
        assertThat(client.get("/entities/urn:lamp:1?entityMap=true").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("its time may be shortened and never be made longer than an hour")
    void lifetime() {
        var location =
                TestClient.field(
                        client.get("/entityMaps?type=Lamp&entityMapLifetime=P1Y"),
                        "NGSILD-EntityMap");

        assertThat(expiry(location)).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(update(location, "{\"expiresAt\":\"2999-01-01T00:00:00Z\"}")).isEqualTo(204);
        assertThat(expiry(location)).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
        assertThat(update(location, "{\"expiresAt\":1}")).isEqualTo(400);
        assertThat(update(location, "{\"colour\":1}")).isEqualTo(400);
        assertThat(update(location, "{\"entityMap\":{}}")).isEqualTo(204);
        assertThat(ids(client.get(location))).hasSize(5);
        assertThat(update(location, "{\"expiresAt\":\"2000-01-01T00:00:00Z\"}")).isEqualTo(204);
        assertThat(client.get(location).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("no wish of a lifetime that is none")
    void wrongLifetimes() {
        for (var wrong :
                List.of("1hour", "PT0S", "P", "PT", "-PT1H", "PT" + "1".repeat(60) + "H")) {
            assertThat(client.get("/entityMaps?type=Lamp&entityMapLifetime=" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("another caller finds no such map, and cannot change it")
    void anothers() {
        var location = TestClient.field(client.get("/entityMaps?type=Lamp"), "NGSILD-EntityMap");
        var other = client.as("transport");

        assertThat(other.get(location).status()).isEqualTo(404);
        assertThat(other.send("DELETE", location, "").status()).isEqualTo(404);
        assertThat(other.send("PATCH", location, "{}").status()).isEqualTo(404);
        var answer =
                other.send("GET", "/entities?type=Lamp", "", Map.of("NGSILD-EntityMap", location));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(TestClient.field(answer, "NGSILD-EntityMap")).isNotEqualTo(location);
        assertThat(client.send("DELETE", location, "").status()).isEqualTo(204);
        assertThat(client.get(location).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a viewer's map has only what the viewer may see")
    void restricted() {
        var inside = client.as("transport");
        inside.send("POST", "/entities", "{\"id\":\"urn:lamp:inside\",\"type\":\"Lamp\"}");

        assertThat(ids(inside.get("/entityMaps?type=Lamp"))).contains("urn:lamp:inside");
        assertThat(ids(client.as("citizen").get("/entityMaps?type=Lamp")))
                .doesNotContain("urn:lamp:inside");
    }

    @Test
    @DisplayName(
            "a caller who makes map after map loses the oldest of them, and no other caller does")
    void bounded() {
        var kept =
                TestClient.field(
                        client.as("reader").get("/entityMaps?type=Lamp"), "NGSILD-EntityMap");
        var first = TestClient.field(client.get("/entityMaps?type=Lamp"), "NGSILD-EntityMap");
        for (var i = 0; i < 60; i++) {
            client.get("/entityMaps?type=Lamp");
        }

        assertThat(client.get(first).status()).isEqualTo(404);
        assertThat(client.as("reader").get(kept).status()).isEqualTo(200);
    }

    private List<String> page(String location, String rest) {
        var answer = through(location, "/entities?type=Lamp" + rest);
        assertThat(answer.status()).as(TestClient.text(answer)).isEqualTo(200);
        assertThat(TestClient.field(answer, "NGSILD-EntityMap")).isEqualTo(location);
        return TestClient.body(answer).findValuesAsText("id");
    }

    private NgsiLdAnswer through(String location, String address) {
        return client.send("GET", address, "", Map.of("NGSILD-EntityMap", location));
    }

    private int update(String location, String body) {
        return client.send("PATCH", location, body).status();
    }

    private Instant expiry(String location) {
        return Instant.parse(TestClient.body(client.get(location)).get("expiresAt").textValue());
    }

    private static List<String> ids(NgsiLdAnswer answer) {
        JsonNode map = TestClient.body(answer).get("entityMap");
        assertThat(map).as(TestClient.text(answer)).isNotNull();
        map.forEach(sources -> assertThat(sources.toString()).isEqualTo("[\"@none\"]"));
        var ids = new ArrayList<String>();
        map.fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    private static List<String> lamps(int count) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            ids.add("urn:lamp:" + i);
        }
        return ids;
    }
}
