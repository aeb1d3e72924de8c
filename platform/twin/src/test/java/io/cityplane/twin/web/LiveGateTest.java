package io.cityplane.twin.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveGateTest {

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "http://127.0.0.1:8080, 127.0.0.1:8080, true",
        "https://city.example, city.example, true",
        "https://City.example, city.example, true",
        "https://evil.example, city.example, false",
        "https://city.example.evil.example, city.example, false",
        "http://127.0.0.1:9090, 127.0.0.1:8080, false",
        "null, city.example, false",
        ", city.example, false"
    })
    @DisplayName("only a page of the very host may open the socket (RFC 6455 §10.2)")
    void origin(String origin, String host, boolean own) {
        assertThat(LiveGate.isOwn(origin, host)).isEqualTo(own);
    }
}
