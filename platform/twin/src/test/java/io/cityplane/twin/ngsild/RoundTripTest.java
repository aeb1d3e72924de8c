package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read is written again: the same numbers, the same instants, whatever the form.
class RoundTripTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-7",
                "0.1",
                "-273.15",
                "9007199254740992",
                "9007199254740993",
                "123456789012345678901234567890",
                "1e400",
                "-1e-400",
                "0.1000000000000000055511151231257827",
                "3.141592653589793",
                "1e99999999999",
                "4.9E-324",
                "1.7976931348623157E308"
            })
    @DisplayName("a number comes back digit by digit")
    void numbers(String number) {
        assertThat(value(number)).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1.0, 1", "21.50, 21.5", "1e3, 1000", "1E-2, 0.01", "-0.0, -0"})
    @DisplayName("or as the same number written shorter (§4.5.2.2)")
    void sameNumbers(String written, String read) {
        assertThat(value(written)).isEqualTo(read);
        assertThat(attribute(written).value()).isInstanceOf(Value.Numeric.class);
    }

    @Test
    @DisplayName("numbers within a value stay as they were written")
    void numbersWithin() {
        var json = "{\"a\":[1.0,1e400,9007199254740993,-0.0],\"b\":{\"c\":1E5}}";

        assertThat(value(json)).isEqualTo(json);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2025-06-01T12:00:00Z, 2025-06-01T12:00:00Z",
        "2025-06-01T12:00:00.1Z, 2025-06-01T12:00:00.100Z",
        "'2025-06-01T12:00:00,123456Z', 2025-06-01T12:00:00.123456Z",
        "2025-06-01T12:00:00.123456789Z, 2025-06-01T12:00:00.123456Z",
        "2025-06-01t12:00:00z, 2025-06-01T12:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z"
    })
    @DisplayName("an instant comes back in UTC, to the microsecond (§4.6.3)")
    void instants(String written, String read) {
        assertThat(DateTimes.format(DateTimes.parse(written))).isEqualTo(read);
        assertThat(DateTimes.parse(written)).isEqualTo(Instant.parse(read));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "2025-06-01",
                "2025-06-01T12:00Z",
                "2025-06-01T12:00:00",
                "2025-06-01T12:00:00.Z",
                "2025-06-01T12:00:00.1234567890Z",
                "2025-06-01T24:00:00Z",
                "2025-06-01T12:60:00Z",
                "2025-06-01T12:00:60Z",
                "2025-13-01T12:00:00Z",
                "2025-02-29T12:00:00Z",
                "2025-06-01T12:00:00+08:00",
                "2025-06-01T12:00:00+8:00",
                "2025-06-01T12:00:00+0800",
                "2025-06-01T12:00:00+24:00",
                "2025-06-01T12:00:00Zulu",
                "+025-06-01T12:00:00Z",
                "２０２５-06-01T12:00:00Z",
                "2025-06-01T12:00:00.1"
            })
    @DisplayName("what is no instant is refused")
    void noInstants(String text) {
        assertThatThrownBy(() -> DateTimes.parse(text)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "byte {1} of {0}")
    @CsvSource({
        "C0 80, 1",
        "20 C1 BF, 2",
        "E0 80 80, 1",
        "ED A0 80, 1",
        "F0 80 80 80, 1",
        "F4 90 80 80, 1",
        "F5 80 80 80, 1",
        "80, 1",
        "41 E4 B8, 2",
        "FF FE 7B 00, 1",
        "00 7B, 1"
    })
    @DisplayName("what is not UTF-8 is told by its byte")
    void notUtf8(String hex, int place) {
        var bytes = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> Utf8.check(bytes)).hasMessageEndingWith("at byte " + place);
    }

    @Test
    @DisplayName("text of every width is UTF-8")
    void utf8() {
        assertThat(Utf8.check("a é 深 😀 \uffff".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Utf8.Escapes.NO_CODE_POINTS);
    }

    @Test
    @DisplayName("the twin's times are shown if they are asked for (§6.3.11)")
    void systemAttributes() {
        try (var twin = Twins.inMemory()) {
            var endpoint = new NgsiLdEndpoint(twin, TestContexts.none(), Runnable::run);
            var body =
                    "{\"id\":\"urn:a:1\",\"type\":\"T\",\"a\":1,\"createdAt\":\"1999-01-01T00:00:00Z\"}";
            assertThat(answer(endpoint, "POST", "/entities", "", body)).isEmpty();

            var asked =
                    answer(endpoint, "GET", "/entities/urn:a:1", "options=sysAttrs,concise", "");
            assertThat(asked.replaceAll("\"20[^\"]{18,24}Z\"", "TIME"))
                    .isEqualTo(
                            "{\"id\":\"urn:a:1\",\"type\":\"T\",\"createdAt\":TIME,\"modifiedAt\":TIME,\"a\":{\"value\":1,\"createdAt\":TIME,\"modifiedAt\":TIME}}");
            assertThat(answer(endpoint, "GET", "/entities/urn:a:1", "", "")).doesNotContain("At\"");
        }
    }

    private static String answer(
            NgsiLdEndpoint endpoint, String method, String path, String query, String body) {
        var request =
                new NgsiLdRequest(
                        method,
                        Target.ROOT + path,
                        query,
                        new NgsiLdRequest.Fields("", "application/json", List.of(), ""),
                        TestCallers.find("city"));
        var bytes = endpoint.answer(request, body.getBytes(StandardCharsets.UTF_8)).join().body();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Reads it as a property's value and writes that.
    private static String value(String json) {
        var attribute = attribute(json);
        var written =
                JsonText.writeText(out ->
                        new AttributeWriter(
                                        out,
                                        View.of(
                                                new Representation(
                                                        Format.SIMPLIFIED,
                                                        SystemAttributes.HIDDEN,
                                                        Set.of())),
                                        LdContext.CORE)
                                .write(attribute));
        assertThat(attribute.kind()).isEqualTo(Kind.PROPERTY);
        return written;
    }

    private static Attribute attribute(String json) {
        var body =
                "{\"id\":\"urn:a:1\",\"type\":\"T\",\"a\":{\"type\":\"Property\",\"value\":%s}}"
                        .formatted(json);
        Entity entity =
                EntityReader.readOne(
                                body.getBytes(StandardCharsets.UTF_8),
                                MediaType.JSON,
                                LdContext.CORE,
                                Nulls.ARE_REFUSED)
                        .entity();
        assertThat(entity.ownership()).isEqualTo(Optional.empty());
        return entity.attributes().getFirst();
    }
}
