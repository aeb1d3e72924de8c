package io.cityplane.twin.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Commands at random: every kind of value and attribute, few ids, so that they meet.
@SuppressWarnings("EnumOrdinal") // any of them will do
public final class RandomCity {

    private static final List<String> TYPES = List.of("Charger", "Plug", "Lamp", "路灯");
    private static final List<String> NAMES =
            List.of("power", "current", "location", "name", "address", "owner", "温度");
    private static final List<String> DATASETS = List.of("", "", "", "urn:a", "urn:b");
    private static final List<String> UNITS = List.of("", "", "KWT", "CEL");
    private static final List<String> SCOPES = List.of("/Shenzhen", "/Shenzhen/Nanshan", "/深圳");
    private static final double[] NUMBERS = {
        0,
        -0.0,
        0.1,
        0.001,
        1e-300,
        1e300,
        -273.15,
        1e15,
        123_456_789.123,
        Math.PI,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        9_007_199_254_740_992.0
    };

    private final Random random;
    private final int ids;

    /// Commands on so many different ids.
    public RandomCity(long seed, int ids) {
        this.random = new Random(seed);
        this.ids = ids;
    }

    public Command command() {
        return switch (random.nextInt(13)) {
            case 0 -> new Create(entity());
            case 1, 2 -> new Put(entity());
            case 3, 4 -> new Upsert(entity());
            case 5 -> new Delete(id());
            case 6 ->
                    new DeleteAttribute(
                            id(),
                            pick(NAMES),
                            optional(pick(DATASETS)),
                            Which.values()[random.nextInt(2)]);
            case 7, 8, 9 ->
                    new Observe(id(), attribute(0).withObservedAt(time()), random.nextInt(3));
            default ->
                    new Update(
                            id(),
                            random.nextInt(8) == 0 ? List.of(pick(TYPES)) : List.of(),
                            attributes(random.nextInt(3)),
                            Mode.values()[random.nextInt(3)]);
        };
    }

    EntityId id() {
        return new EntityId("urn:ngsi-ld:Thing:" + random.nextInt(ids));
    }

    private Entity entity() {
        var entity =
                new Entity(
                        id(),
                        some(TYPES, 1 + random.nextInt(2)),
                        some(SCOPES, random.nextInt(3)),
                        attributes(random.nextInt(6)),
                        Optional.empty(),
                        Times.NONE);
        return random.nextInt(4) == 0 ? entity.withOwnership(ownership()) : entity;
    }

    private Ownership ownership() {
        return new Ownership(
                optional(random.nextBoolean() ? "transport" : "").map(Department::new),
                optional(random.nextBoolean() ? "440305" : "").map(District::new),
                Clearance.values()[random.nextInt(3)]);
    }

    private List<Attribute> attributes(int most) {
        var attributes = new TreeMap<String, Attribute>();
        for (var i = 0; i < most; i++) {
            var attribute = attribute(0);
            attributes.put(attribute.name() + " " + attribute.dataset(), attribute);
        }
        return List.copyOf(attributes.values());
    }

    private Attribute attribute(int level) {
        var nested = new ArrayList<Attribute>();
        if (level < 2 && random.nextInt(4) == 0) {
            nested.add(attribute(level + 1).withUnitCode("P1"));
        }
        return new Attribute(
                pick(NAMES),
                Kind.values()[random.nextInt(Kind.values().length)],
                optional(pick(DATASETS)),
                value(),
                optional(pick(UNITS)),
                random.nextBoolean() ? Optional.of(time()) : Optional.empty(),
                nested,
                Times.NONE);
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Numeric(NUMBERS[random.nextInt(NUMBERS.length)]);
            case 1 -> new Value.Numeric(random.nextInt(1_000) / 10.0);
            case 2 ->
                    new Value.Text(
                            random.nextInt(5) == 0
                                    ? ""
                                    : "文字 \u0000 \uD83D\uDE00 " + random.nextInt(9));
            case 3 -> new Value.Truth(random.nextBoolean());
            case 4 -> new Value.Json("{\"a\":[1,null,\"é\"],\"n\":" + random.nextInt(9) + "}");
            default -> new Value.Json("[" + "1,".repeat(random.nextInt(3_000)) + "2]");
        };
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(-3_000_000_000L, 3_000_000_000L))
                .plusNanos(random.nextInt(1_000_000) * 1_000L);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<String> some(List<String> from, int count) {
        var first = random.nextInt(from.size());
        var some = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            some.add(from.get((first + i) % from.size()));
        }
        return some;
    }

    private static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
