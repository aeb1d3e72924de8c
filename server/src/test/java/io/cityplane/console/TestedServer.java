package io.cityplane.console;

import io.restassured.RestAssured;
import java.net.URI;

/// Where the server under test listens.
final class TestedServer {

    private TestedServer() {}

    /// Its root, while a test of `@QuarkusTest` runs.
    static URI address() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/");
    }
}
