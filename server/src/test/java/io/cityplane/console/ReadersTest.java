package io.cityplane.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may read what the console reads: nobody who is not signed in.
@QuarkusTest
@WithTestResource(CityToLookAt.class)
class ReadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/city/districts",
                "/api/city/summary",
                "/api/city/entities",
                "/api/city/entities/" + Sights.AIR,
                "/api/city/points/1"
            })
    @DisplayName("who is not signed in is answered 401, with a problem that says what to do")
    void nobody(String address) {
        given().get(address).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    @DisplayName("the live socket opens to no page of another site, and to nobody unknown")
    void socket() {
        var own = "http://" + TestedServer.address().getAuthority();
        assertThat(refusal("https://elsewhere.example", signedIn())).isEqualTo(403);
        assertThat(refusal(own, "cityplane_session=made-up")).isEqualTo(401);
        assertThat(refusal(own, signedIn())).isEqualTo(101);
    }

    @Test
    @DisplayName("an address of the console is its page, an unknown one of the API is not")
    void pages() {
        given().accept("text/html").get("/entities/urn:ngsi-ld:Vehicle:7").then().statusCode(200);
        given().accept("text/html").get("/api/nothing").then().statusCode(404);
    }

    private static String signedIn() {
        var answer =
                given().header("X-Requested-With", "cityplane-console")
                        .contentType("application/json")
                        .body(
                                """
                                {"account": "%s", "password": "%s"}\
                                """
                                        .formatted(CityToLookAt.ACCOUNT, CityToLookAt.PASSWORD))
                        .post("/api/session");
        var cookie = answer.cookies().entrySet().iterator().next();
        return cookie.getKey() + "=" + cookie.getValue();
    }

    /// The status that the handshake is answered with; 101 if the socket opens.
    private static int refusal(String origin, String cookie) {
        try (var client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .header("Cookie", cookie)
                    .buildAsync(
                            URI.create("ws://" + TestedServer.address().getAuthority() + "/live"),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
