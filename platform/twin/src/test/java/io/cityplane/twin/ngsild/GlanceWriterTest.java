package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Twins;
import io.cityplane.twin.ngsild.context.LdContext;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What is written at a glance is what is written of whole entities, byte for byte.
class GlanceWriterTest {

    private static final String TYPE = LdContext.CORE.expand("T");
    private static final List<Map<String, String>> VIEWS =
            List.of(
                    Map.of(),
                    Map.of("options", "keyValues"),
                    Map.of("attrs", "a,b,c"),
                    Map.of("pick", "id,a,b"),
                    Map.of("omit", "type,a,scope"));

    private static final List<Kind> KINDS = List.of(Kind.values());

    private final Random random = new Random(7);

    @Test
    @DisplayName("thousands of entities of all kinds are told in the same words as one by one")
    void sameWords() {
        try (var twin = Twins.inMemory()) {
            var commands = new ArrayList<Command>();
            for (var i = 0; i < 4_000; i++) {
                commands.add(new Command.Create(entity(i)));
            }
            twin.append(Twins.CITY, commands, Caller.theCity()).join();
            var query = EntityQuery.ofType(TYPE, 0, 5_000);
            var whole = twin.query(Twins.CITY, query, Viewer.everything()).entities();
            var glances = twin.glance(Twins.CITY, query, Viewer.everything()).entities();
            assertThat(whole).hasSize(4_000);

            for (var parameters : VIEWS) {
                var view =
                        QueryReader.view(
                                LdContext.CORE, Parameters.of(parameters), _ -> Optional.empty());
                assertThat(LayoutText.suits(view)).isTrue();
                for (var mediaType : MediaType.values()) {
                    var writer = new GlanceWriter(view, mediaType, LdContext.CORE);
                    var all = new ArrayList<String>();
                    for (var n = 0; n < whole.size(); n++) {
                        var entity = whole.get(n);
                        var expected =
                                text(
                                        JsonText.write(
                                                json ->
                                                        new EntityWriter(
                                                                        json,
                                                                        view,
                                                                        mediaType,
                                                                        LdContext.CORE)
                                                                .write(entity)));
                        assertThat(text(writer.one(glances.get(n)))).isEqualTo(expected);
                        all.add(expected);
                    }
                    assertThat(
                                    text(writer.all(glances))
                                            .equals(all.toString().replace("}, {", "},{")))
                            .as("all in one list")
                            .isTrue();
                }
            }
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    private Entity entity(int number) {
        var attributes = new ArrayList<Attribute>();
        for (var name : List.of("a", "b", "c", "location", "status\"quoted")) {
            if (random.nextInt(4) > 0) {
                attributes.add(attribute(LdContext.CORE.expand(name)));
            }
        }
        var expiresAt =
                number % 50 == 0
                        ? Optional.of(Instant.parse("2999-01-01T00:00:00Z"))
                        : Optional.<Instant>empty();
        return Entity.of(new EntityId("urn:e:" + number), TYPE, attributes)
                .withScopes(number % 3 == 0 ? List.of("/A/B", "/C") : List.of())
                .withExpiry(expiresAt);
    }

    private Attribute attribute(String name) {
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var attribute = Attribute.of(name, kind, value(kind));
        if (random.nextBoolean()) {
            attribute = attribute.withObservedAt(time());
        }
        return kind == Kind.PROPERTY && random.nextInt(3) == 0
                ? attribute.withUnitCode("M\"TR")
                : attribute;
    }

    private Instant time() {
        var micros =
                switch (random.nextInt(3)) {
                    case 0 -> random.nextLong(2_000_000_000L) * 1_000_000;
                    case 1 -> random.nextLong(2_000_000_000_000L) * 1_000;
                    default -> random.nextLong(-60_000_000_000_000_000L, 60_000_000_000_000_000L);
                };
        return DateTimes.ofMicros(micros);
    }

    private Value value(Kind kind) {
        return switch (kind) {
            case PROPERTY ->
                    switch (random.nextInt(4)) {
                        case 0 ->
                                new Value.Text(
                                        "山 \"\\\n\t\u0001\u001f\u007f😀/" + random.nextInt());
                        case 1 -> new Value.Truth(random.nextBoolean());
                        case 2 -> new Value.Json("[1,{\"a\":\"山\"}]");
                        default -> new Value.Numeric(number());
                    };
            case GEO_PROPERTY -> new Value.Json("{\"type\":\"Point\",\"coordinates\":[1,2]}");
            case RELATIONSHIP -> new Value.Text("urn:r:" + random.nextInt(9));
            case LANGUAGE_PROPERTY -> new Value.Json("{\"zh\":\"山\"}");
            case VOCAB_PROPERTY -> new Value.Text(LdContext.CORE.expand("open"));
            case JSON_PROPERTY -> new Value.Json("{\"a\":null}");
            case LIST_PROPERTY -> new Value.Json("[1,2]");
            case LIST_RELATIONSHIP -> new Value.Json("[\"urn:r:1\"]");
        };
    }

    private double number() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(200) - 100;
            case 1 -> Math.rint(random.nextDouble() * 1e4) / 100;
            case 2 -> Math.rint(random.nextDouble() * 1e9) / 1e4 - 5e4;
            case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 4 -> random.nextLong();
            case 5 -> -0.0;
            case 6 -> Double.longBitsToDouble(random.nextLong(0x7fe0000000000000L));
            default -> random.nextGaussian();
        };
    }
}
