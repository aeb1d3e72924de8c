package io.cityplane.conformance;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A city to be asked: twenty types in turn, ten attributes each, spread over Shenzhen. What each
/// entity says follows from the seed, so that a plain scan can be made of the same.
final class QueryCity {

    static final int TYPES = 20;

    private static final int AT_ONCE = 1_000;
    private static final String[] STATUSES = {"open", "closed", "broken", "planned", "unknown"};
    private static final double WEST = 113.75;
    private static final double EAST = 114.62;
    private static final double SOUTH = 22.45;
    private static final double NORTH = 22.86;

    private final Random random = new Random(42);

    /// What a plain scan needs to know of one entity.
    ///
    /// @param no2 the number that is asked for
    /// @param status the word that is asked for
    record Plain(int type, double no2, String status, double longitude, double latitude) {}

    static String type(int number) {
        return "https://uri.etsi.org/ngsi-ld/default-context/Type" + number;
    }

    static String name(String attribute) {
        return "https://uri.etsi.org/ngsi-ld/default-context/" + attribute;
    }

    /// Fills a twin.
    ///
    /// @return the same, plain
    List<Plain> fill(Twin twin, int entities) {
        var all = new ArrayList<Plain>(entities);
        for (var from = 0; from < entities; from += AT_ONCE) {
            var commands = new ArrayList<Command>();
            for (var i = from; i < Math.min(entities, from + AT_ONCE); i++) {
                var one = some(i);
                all.add(one);
                commands.add(new Create(entity(i, one)));
            }
            twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
        }
        return all;
    }

    private Plain some(int i) {
        return new Plain(
                i % TYPES,
                Math.round(random.nextDouble() * 1_000) / 10.0,
                STATUSES[random.nextInt(STATUSES.length)],
                WEST + random.nextDouble() * (EAST - WEST),
                SOUTH + random.nextDouble() * (NORTH - SOUTH));
    }

    private static Entity entity(int i, Plain one) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(number("no2", one.no2()));
        attributes.add(Attribute.of(name("status"), Kind.PROPERTY, new Value.Text(one.status())));
        attributes.add(
                Attribute.of(
                        "https://uri.etsi.org/ngsi-ld/location",
                        Kind.GEO_PROPERTY,
                        new Value.Json(
                                String.format(
                                        Locale.ROOT,
                                        "{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]}",
                                        one.longitude(),
                                        one.latitude()))));
        for (var a = 0; a < 7; a++) {
            attributes.add(number("reading" + a, (i + a) % 1_000 / 10.0));
        }
        return Entity.of(
                new EntityId("urn:ngsi-ld:Thing:cn:shenzhen:%08d".formatted(i)),
                type(one.type()),
                attributes);
    }

    private static Attribute number(String name, double value) {
        return Attribute.of(name(name), Kind.PROPERTY, new Value.Numeric(value))
                .withObservedAt(Instant.EPOCH);
    }
}
