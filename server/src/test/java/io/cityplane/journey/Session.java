package io.cityplane.journey;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.Map;

/// Somebody signed in at the console, and the tokens that he makes.
final class Session {

    private final String cookie;

    private Session(String cookie) {
        this.cookie = cookie;
    }

    static Session ofAdmin() {
        var answer =
                given().header("X-Requested-With", "cityplane-console")
                        .contentType("application/json")
                        .body(
                                Map.of(
                                        "account", CityForTests.ADMIN,
                                        "password", CityForTests.PASSWORD))
                        .post("/api/session");
        answer.then().statusCode(200);
        return new Session(answer.cookie("cityplane_session"));
    }

    /// A request as the console's page makes it.
    RequestSpecification request() {
        return given().cookie("cityplane_session", cookie)
                .header("X-Requested-With", "cityplane-console")
                .contentType("application/json");
    }

    /// A request with the cookie alone, as another site could make a browser send it.
    RequestSpecification forged() {
        return given().cookie("cityplane_session", cookie).contentType("application/json");
    }

    /// A request with a token of its own.
    RequestSpecification token(Map<String, Object> wish) {
        var issued = request().body(wish).post("/api/access/tokens");
        issued.then().statusCode(201);
        return given().auth()
                .oauth2(issued.jsonPath().getString("token"))
                .contentType("application/json");
    }
}
