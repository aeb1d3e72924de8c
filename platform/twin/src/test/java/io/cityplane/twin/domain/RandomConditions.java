package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import io.cityplane.twin.Expectation.Order;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.GeoRelation.Topology;
import io.cityplane.twin.Geometry;
import io.cityplane.twin.TextPattern;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Entities and conditions at random, of few values, so that they meet.
final class RandomConditions {

    private static final List<String> TYPES = List.of("A", "B", "C");
    private static final List<String> WORDS = List.of("x", "xy", "yz", "");
    private static final List<String> SCOPES = List.of("/a", "/a/b", "/a/c", "/d/b");
    private static final List<String> SCOPE_PATTERNS =
            List.of("/#", "/a", "/a/#", "/+/b", "/a/+", "/d/b/#", "/+/#");
    private static final List<String> EXPRESSIONS = List.of("^x", "y$", "x?y", "[xz]", "(x|z)+$");

    private final Random random;
    private final int ids;

    RandomConditions(long seed, int ids) {
        this.random = new Random(seed);
        this.ids = ids;
    }

    EntityId id() {
        return new EntityId("urn:x:" + random.nextInt(ids));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Entity entity() {
        var attributes = new ArrayList<Attribute>();
        add(attributes, "power", Kind.PROPERTY, new Value.Numeric(random.nextInt(5)));
        add(attributes, "name", Kind.PROPERTY, new Value.Text(one(WORDS)));
        add(attributes, "on", Kind.PROPERTY, new Value.Truth(random.nextBoolean()));
        add(attributes, "near", Kind.RELATIONSHIP, new Value.Text(id().uri()));
        var place =
                String.format(
                        Locale.ROOT,
                        "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}",
                        114 + random.nextInt(500) / 10_000.0,
                        22.5 + random.nextInt(500) / 10_000.0);
        add(attributes, "location", Kind.GEO_PROPERTY, new Value.Json(place));
        var scopes = random.nextBoolean() ? List.<String>of() : List.of(one(SCOPES));
        var types = random.nextInt(4) == 0 ? List.of("A", "C") : List.of(one(TYPES));
        return new Entity(id(), types, scopes, attributes, Optional.empty(), Times.NONE);
    }

    private void add(List<Attribute> attributes, String name, Kind kind, Value value) {
        if (random.nextInt(3) > 0) {
            attributes.add(Attribute.of(name, kind, value));
        }
    }

    Condition condition(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            var parts = List.of(condition(depth - 1), condition(depth - 1));
            return random.nextBoolean() ? Condition.all(parts) : Condition.any(parts);
        }
        return switch (random.nextInt(9)) {
            case 0 -> new Condition.OfType(one(TYPES));
            case 1 -> new Condition.HasId(id());
            case 2 -> new Condition.IdMatches(pattern("[13]$"));
            case 3 -> new Condition.Has(AttributePath.of(one(List.of("power", "on", "near"))));
            case 4, 5 ->
                    new Condition.Compares(
                            AttributePath.of(one(List.of("power", "name", "on", "near"))),
                            expectation());
            case 6 ->
                    new Condition.Linked(
                            "near",
                            random.nextBoolean() ? Set.of() : Set.of(one(TYPES)),
                            condition(0));
            case 7 -> new Condition.InScope(one(SCOPE_PATTERNS));
            default -> lies();
        };
    }

    private Condition lies() {
        var x = 114 + random.nextInt(500) / 10_000.0 + 0.00005;
        var y = 22.5 + random.nextInt(500) / 10_000.0 + 0.00005;
        if (random.nextBoolean()) {
            var metres = random.nextInt(4_000) + 0.5;
            var near =
                    random.nextInt(4) == 0
                            ? new GeoRelation.Near(metres, Double.MAX_VALUE)
                            : new GeoRelation.Near(0, metres);
            var point =
                    String.format(
                            Locale.ROOT, "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}", x, y);
            return new Condition.Lies("location", near, new Geometry(point));
        }
        var rectangle =
                String.format(
                        Locale.ROOT,
                        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$.5f,%2$.5f],[%3$.5f,%2$.5f],[%3$.5f,%4$.5f],[%1$.5f,%4$.5f],[%1$.5f,%2$.5f]]]}",
                        x,
                        y,
                        x + random.nextInt(300) / 10_000.0 + 0.001,
                        y + random.nextInt(300) / 10_000.0 + 0.001);
        return new Condition.Lies(
                "location",
                one(List.of(Topology.WITHIN, Topology.INTERSECTS, Topology.DISJOINT)),
                new Geometry(rectangle));
    }

    private Expectation expectation() {
        return switch (random.nextInt(5)) {
            case 0 -> new Expectation.Equal(List.of(operand(), operand()));
            case 1 -> new Expectation.Unequal(List.of(operand()));
            case 2 -> new Expectation.Matching(pattern(one(EXPRESSIONS)));
            case 3 -> new Expectation.NotMatching(pattern(one(EXPRESSIONS)));
            default ->
                    new Expectation.Ordered(
                            one(List.of(Order.values())), new Operand.Numeric(random.nextInt(5)));
        };
    }

    private Operand operand() {
        return switch (random.nextInt(5)) {
            case 0 -> new Operand.Text(one(WORDS));
            case 1 -> new Operand.Truth(random.nextBoolean());
            case 2 -> new Operand.Text(id().uri());
            case 3 ->
                    new Operand.Range(
                            new Operand.Numeric(1), new Operand.Numeric(random.nextInt(5)));
            default -> new Operand.Numeric(random.nextInt(5));
        };
    }

    private static TextPattern pattern(String source) {
        return TextPattern.parse(source).orElseThrow();
    }
}
