package io.cityplane.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// From what things report to a figure, as the command line and the console ask for it.
@QuarkusTest
@WithTestResource(CityForTests.class)
class FactsJourneyTest {

    private static final String FACTS = "/api/facts";

    @Test
    @DisplayName("what was reported over a day is summed up by hour, with the city's clock")
    void past() {
        var admin = Session.ofAdmin();
        var operator = Map.<String, Object>of("name", "meters", "role", "operator");
        var writer = admin.token(operator);
        writer.body(
                        Map.of(
                                "id", "urn:ngsi-ld:Meter:1",
                                "type", "Meter",
                                "energy", energy(1.5, "2026-03-01T16:00:00Z")))
                .post("/ngsi-ld/v1/entities")
                .then()
                .statusCode(201);
        for (var reading :
                List.of(energy(2, "2026-03-01T16:30:00Z"), energy(4, "2026-03-02T15:59:59Z"))) {
            admin.token(operator)
                    .body(Map.of("energy", reading))
                    .patch("/ngsi-ld/v1/entities/urn:ngsi-ld:Meter:1/attrs")
                    .then()
                    .statusCode(204);
        }

        admin.token(Map.of("name", "board", "role", "reader"))
                .body(
                        Map.of(
                                "selection",
                                Map.of("type", "Meter"),
                                "value",
                                "energy",
                                "by",
                                List.of("hour"),
                                "from",
                                "2026-03-02"))
                .post(FACTS)
                .then()
                .statusCode(200)
                .body("rows", hasSize(2))
                .body("rows[0].keys[0].at", equalTo("2026-03-01T16:00:00Z"))
                .body("rows[0].value", equalTo(3.5f))
                .body("rows[1].keys[0].at", equalTo("2026-03-02T15:00:00Z"))
                .body("rows[1].value", equalTo(4.0f))
                .body("unit", equalTo("KWH"));
    }

    @Test
    @DisplayName("what somebody may not see is in no figure and in no list of words")
    void refused() {
        var admin = Session.ofAdmin();
        admin.token(Map.of("name", "vaults", "role", "operator"))
                .body(
                        Map.of(
                                "id", "urn:ngsi-ld:Vault:1",
                                "type", "Vault",
                                "depth", Map.of("type", "Property", "value", 9)))
                .post("/ngsi-ld/v1/entities")
                .then()
                .statusCode(201);
        var stranger =
                Map.<String, Object>of("name", "press", "role", "reader", "clearance", "public");
        var question =
                Map.of("selection", Map.of("type", "Vault"), "value", "depth", "aggregate", "max");

        admin.token(stranger)
                .body(question)
                .post(FACTS)
                .then()
                .statusCode(200)
                .body("rows", hasSize(0))
                .body("entities", equalTo(0));
        admin.token(stranger)
                .get(FACTS + "/words")
                .then()
                .statusCode(200)
                .body("type", not(hasItem("Vault")));
        admin.request()
                .body(question)
                .post(FACTS)
                .then()
                .statusCode(200)
                .body("rows[0].value", equalTo(9.0f));
        admin.request().get(FACTS + "/words").then().body("type", hasItem("Vault"));
    }

    @Test
    @DisplayName("nobody gets no figure, and what is no question is told which part of it")
    void wrong() {
        given().contentType("application/json").body("{}").post(FACTS).then().statusCode(401);
        given().get(FACTS + "/words").then().statusCode(401);
        Session.ofAdmin()
                .request()
                .body(Map.of("selection", Map.of("type", "Meter"), "value", "energy *"))
                .post(FACTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("value: it ends too early"));
    }

    private static Map<String, Object> energy(double value, String observedAt) {
        return Map.of(
                "type", "Property", "value", value, "unitCode", "KWH", "observedAt", observedAt);
    }
}
