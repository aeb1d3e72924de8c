package io.cityplane.twin.web;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Entities and viewers of the tests.
final class Things {

    static final Instant NOON = Instant.parse("2026-05-01T04:00:00Z");

    static final Viewer OF_THE_CITY =
            new Viewer.Official(Optional.empty(), Set.of(), Clearance.INTERNAL);

    static final Viewer OF_FUTIAN =
            new Viewer.Official(
                    Optional.empty(), Set.of(new District("440304")), Clearance.INTERNAL);

    private Things() {}

    /// A charging station of a district, that belongs to the district.
    static Entity station(String tail, String district) {
        return station(tail, district, 114.05, 22.54);
    }

    static Entity station(String tail, String district, double lon, double lat) {
        return of(
                "EVChargingStation",
                tail,
                owned(district),
                List.of(
                        property("name", "Station " + tail),
                        relationship("district", PinReader.AREA + district),
                        point(lon, lat)));
    }

    static Entity of(String type, String tail, Ownership owner, List<Attribute> attributes) {
        return new Entity(
                new EntityId("urn:ngsi-ld:%s:%s".formatted(type, tail)),
                List.of(CoreContext.expand(type)),
                List.of(),
                attributes,
                Optional.of(owner),
                new Times(NOON, NOON));
    }

    static Entity with(Entity entity, Attribute attribute) {
        var attributes = new ArrayList<>(entity.attributes());
        attributes.removeIf(before -> before.name().equals(attribute.name()));
        attributes.add(attribute);
        return new Entity(
                entity.id(),
                entity.types(),
                entity.scopes(),
                attributes,
                entity.ownership(),
                entity.times());
    }

    static Ownership owned(String district) {
        return new Ownership(
                Optional.of(new Department("transport")),
                Optional.of(new District(district)),
                Clearance.INTERNAL);
    }

    static Attribute property(String name, String text) {
        return Attribute.of(CoreContext.expand(name), Kind.PROPERTY, new Value.Text(text));
    }

    static Attribute simulated() {
        return Attribute.of(CoreContext.expand("simulated"), Kind.PROPERTY, new Value.Truth(true));
    }

    static Attribute relationship(String name, String uri) {
        return Attribute.of(CoreContext.expand(name), Kind.RELATIONSHIP, new Value.Text(uri));
    }

    static Attribute point(double lon, double lat) {
        var json = "{\"type\":\"Point\",\"coordinates\":[%s,%s]}".formatted(lon, lat);
        return Attribute.of(
                CoreContext.expand("location"), Kind.GEO_PROPERTY, new Value.Json(json));
    }

    /// Waits for what happens on another thread.
    static void await(BooleanSupplier condition) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not happen within 10 s");
            }
            Thread.sleep(Duration.ofMillis(5));
        }
    }
}
