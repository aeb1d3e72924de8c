package io.cityplane.simulator.ngsild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.simulator.domain.Attribute;
import io.cityplane.simulator.domain.Entity;
import io.cityplane.simulator.domain.Place;
import io.cityplane.simulator.domain.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntityJsonTest {

    private static final Instant AT = Instant.parse("2026-06-01T04:00:00.250Z");

    @Test
    @DisplayName("GS CIM 009 §4.5.4: each kind of value in its normalized form")
    void normalized() {
        assertThat(json("speed", new Value.Quantity(21.5, "KMH")))
                .isEqualTo("{'type':'Property','value':21.5,'unitCode':'KMH'}");
        assertThat(json("places", new Value.Quantity(12, "C62")))
                .isEqualTo("{'type':'Property','value':12,'unitCode':'C62'}");
        assertThat(json("simulated", new Value.Truth(true)))
                .isEqualTo("{'type':'Property','value':true}");
        assertThat(json("category", new Value.Words(List.of("public", "tracked"))))
                .isEqualTo("{'type':'Property','value':['public','tracked']}");
        assertThat(json("name", new Value.Names("南山区", "Nanshan")))
                .isEqualTo("{'type':'LanguageProperty','languageMap':{'zh':'南山区','en':'Nanshan'}}");
        assertThat(json("location", new Value.Point(new Place(113.9, 22.5))))
                .isEqualTo(
                        "{'type':'GeoProperty','value':{'type':'Point','coordinates':[113.9,22.5]}}");
        assertThat(json("district", new Value.Link("urn:x:1")))
                .isEqualTo("{'type':'Relationship','object':'urn:x:1'}");
        assertThat(json("dateObserved", new Value.Time(AT)))
                .isEqualTo(
                        "{'type':'Property','value':"
                                + "{'@type':'DateTime','@value':'2026-06-01T04:00:00.250Z'}}");
    }

    @Test
    @DisplayName("GS CIM 009 §4.5.2: observedAt is UTC; an entity has id and type")
    void entity() {
        var speed = new Attribute("speed", new Value.Quantity(3, "KMH"), Optional.of(AT));
        var entity = new Entity("urn:ngsi-ld:Vehicle:1", "Vehicle", List.of(speed));

        assertThat(text(EntityJson.entity(entity)))
                .isEqualTo(
                        "{'id':'urn:ngsi-ld:Vehicle:1','type':'Vehicle','speed':{'type':'Property',"
                                + "'value':3,'unitCode':'KMH',"
                                + "'observedAt':'2026-06-01T04:00:00.250Z'}}");
        assertThat(text(EntityJson.entities(List.of(entity, entity))))
                .startsWith("[{")
                .endsWith("}]");
    }

    @Test
    @DisplayName("RFC 9110 §10.2.3: Retry-After is seconds or a date; anything else is nothing")
    void retryAfter() {
        assertThat(RetryAfter.parse(" 7 ", AT)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("Mon, 01 Jun 2026 04:00:10 GMT", AT))
                .contains(Duration.ofMillis(9_750));
        assertThat(RetryAfter.parse("Mon, 01 Jun 2026 03:00:00 GMT", AT)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("999999999", AT)).contains(Duration.ofMinutes(5));
        assertThat(RetryAfter.parse("soon", AT)).isEmpty();
        assertThat(RetryAfter.parse("-1", AT)).isEmpty();
    }

    @Test
    @DisplayName("an answer's reason is one bounded line, whatever the body is")
    void reasons() {
        assertThat(Body.problem("{\"title\":\"a\\nb\",\"detail\":\"c\"}".getBytes(UTF_8)))
                .isEqualTo("a b: c");
        assertThat(Body.problem("<html>".getBytes(UTF_8))).isEqualTo("no reason was given");
        assertThat(Body.problem(new byte[0])).isEqualTo("no reason was given");
        assertThat(Body.problem(("{\"title\":\"" + "x".repeat(9_999) + "\"}").getBytes(UTF_8)))
                .hasSizeLessThan(400);
    }

    private static String json(String name, Value value) {
        var text =
                text(EntityJson.attributes(List.of(new Attribute(name, value, Optional.empty()))));
        return text.substring(("{'" + name + "':").length(), text.length() - 1);
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8).replace('"', '\'');
    }
}
