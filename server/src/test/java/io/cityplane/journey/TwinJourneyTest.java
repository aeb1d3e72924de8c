package io.cityplane.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// From a token to an entity and back, and how the server says no.
@QuarkusTest
@WithTestResource(CityForTests.class)
class TwinJourneyTest {

    private static final String ENTITIES = "/ngsi-ld/v1/entities";

    @Test
    @DisplayName("an operator's program writes, a reader's reads, and a reader's may not write")
    void tokens() {
        var admin = Session.ofAdmin();
        var pump = Map.of("id", "urn:ngsi-ld:Pump:1", "type", "Pump", "level", property(7));
        admin.token(Map.of("name", "pumps", "role", "operator"))
                .body(pump)
                .post(ENTITIES)
                .then()
                .statusCode(201)
                .header("Location", containsString("urn:ngsi-ld:Pump:1"));

        var reader = Map.<String, Object>of("name", "board", "role", "reader");
        admin.token(reader)
                .get(ENTITIES + "/urn:ngsi-ld:Pump:1")
                .then()
                .statusCode(200)
                .body("level.value", equalTo(7));
        admin.token(reader)
                .body(Map.of("level", property(8)))
                .patch(ENTITIES + "/urn:ngsi-ld:Pump:1/attrs")
                .then()
                .statusCode(403)
                .body("title", not(equalTo("")));
    }

    @Test
    @DisplayName("how the twin is an operator's program is told, a reader's and nobody's are not")
    void figures() {
        var admin = Session.ofAdmin();
        admin.token(Map.of("name", "watch", "role", "operator"))
                .get("/api/twin/figures")
                .then()
                .statusCode(200)
                .body("outbox.parked", equalTo(0));
        admin.token(Map.of("name", "screen", "role", "reader"))
                .get("/api/twin/figures")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/twin/not-an-operator"));
        given().get("/api/twin/figures").then().statusCode(401);
        admin.token(Map.of("name", "watch", "role", "operator"))
                .get("/api/twin/explain?type=Pump")
                .then()
                .statusCode(200)
                .body("index", equalTo("TYPES"));
        admin.token(Map.of("name", "screen", "role", "reader"))
                .get("/api/twin/explain?type=Pump")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("one department's program does not change what is another's")
    void departments() {
        var admin = Session.ofAdmin();
        var water =
                Map.<String, Object>of(
                        "name", "water", "role", "department", "department", "water");
        var energy =
                Map.<String, Object>of(
                        "name", "energy", "role", "department", "department", "energy");
        var well = Map.of("id", "urn:ngsi-ld:Well:1", "type", "Well", "level", property(3));
        admin.token(water).body(well).post(ENTITIES).then().statusCode(201);

        admin.token(energy)
                .body(Map.of("level", property(4)))
                .patch(ENTITIES + "/urn:ngsi-ld:Well:1/attrs")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("a cookie alone writes nothing: another site could make a browser send it")
    void forged() {
        Session.ofAdmin()
                .forged()
                .body(Map.of("id", "urn:ngsi-ld:Forged:1", "type", "Forged"))
                .post(ENTITIES)
                .then()
                .statusCode(401);
    }

    @Test
    @DisplayName("who has no token, or nobody's, reads nothing")
    void nobody() {
        given().get(ENTITIES + "?type=Pump").then().statusCode(401).body("status", equalTo(401));
        given().auth().oauth2("nobody's").get("/api/city/summary").then().statusCode(401);
    }

    @Test
    @DisplayName("what nothing answers is a problem, not a page")
    void unknownPath() {
        given().get("/api/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"));
    }

    @Test
    @DisplayName("a body that is too large for the API is refused unread")
    void tooLarge() {
        given().contentType("application/json")
                .body(" ".repeat((1 << 20) + 1))
                .post("/api/session")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    private static Map<String, Object> property(int value) {
        return Map.of("type", "Property", "value", value);
    }
}
