package io.cityplane.console;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What there is to see in the city that the browser visits. Everything in it is made up.
final class Sights {

    static final String STATION = "urn:ngsi-ld:EVChargingStation:walk-0007";
    static final String AIR = "urn:ngsi-ld:AirQualityObserved:walk-0003";
    static final int STATIONS = 1_000;

    private static final String[][] DISTRICTS = {
        {"440303", "罗湖区", "Luohu", "114.1748", "22.5869"},
        {"440304", "福田区", "Futian", "114.0450", "22.5450"},
        {"440305", "南山区", "Nanshan", "113.9500", "22.5400"},
        {"440306", "宝安区", "Bao'an", "113.8800", "22.6500"},
        {"440307", "龙岗区", "Longgang", "114.2500", "22.7200"},
        {"dapeng", "大鹏新区", "Dapeng", "114.4800", "22.5900"}
    };

    private Sights() {}

    /// Brings all of it in; what is there already stays.
    static void build(Twin twin) {
        var entities = new ArrayList<Entity>();
        for (var district : DISTRICTS) {
            var names = "{\"zh\":\"%s\",\"en\":\"%s\"}".formatted(district[1], district[2]);
            entities.add(
                    entity(
                            "AdministrativeArea",
                            district[0],
                            attribute("name", Kind.LANGUAGE_PROPERTY, new Value.Json(names))));
        }
        var random = new SplittableRandom(7);
        for (var i = 0; i < STATIONS; i++) {
            entities.add(
                    placed(
                            "EVChargingStation",
                            i,
                            random,
                            text("name", "试验充电站 %04d".formatted(i))));
        }
        for (var i = 0; i < 40; i++) {
            entities.add(air(i, 20 + i));
        }
        for (var i = 0; i < 5; i++) {
            entities.add(placed("QuantumKiosk", i, random, simulated()));
        }
        change(twin, entities.stream().map(Sights::put).toList());
    }

    /// A simulated air monitor that reads so many micrograms of PM2.5 in a cubic metre, now.
    static Entity air(int number, double reading) {
        var pm25 =
                attribute("pm25", Kind.PROPERTY, new Value.Numeric(reading))
                        .withUnitCode("GQ")
                        .withObservedAt(Instant.now());
        return placed(
                "AirQualityObserved", number, new SplittableRandom(number), simulated(), pm25);
    }

    static Command put(Entity entity) {
        return new Command.Put(entity);
    }

    static Command delete(String id) {
        return new Command.Delete(new EntityId(id));
    }

    static void change(Twin twin, List<Command> commands) {
        twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
    }

    private static Entity placed(
            String type, int number, SplittableRandom random, Attribute... more) {
        var district = DISTRICTS[random.nextInt(DISTRICTS.length)];
        var lon = Double.parseDouble(district[3]) + random.nextDouble(-0.03, 0.03);
        var lat = Double.parseDouble(district[4]) + random.nextDouble(-0.02, 0.02);
        var place = "{\"type\":\"Point\",\"coordinates\":[%.5f,%.5f]}".formatted(lon, lat);
        var attributes = new ArrayList<>(List.of(more));
        attributes.add(
                attribute(
                        "district",
                        Kind.RELATIONSHIP,
                        new Value.Text("urn:ngsi-ld:AdministrativeArea:" + district[0])));
        attributes.add(attribute("location", Kind.GEO_PROPERTY, new Value.Json(place)));
        return entity(type, "walk-%04d".formatted(number), attributes.toArray(Attribute[]::new));
    }

    private static Entity entity(String type, String tail, Attribute... attributes) {
        return Entity.of(
                new EntityId("urn:ngsi-ld:%s:%s".formatted(type, tail)),
                CoreContext.expand(type),
                List.of(attributes));
    }

    private static Attribute text(String name, String text) {
        return attribute(name, Kind.PROPERTY, new Value.Text(text));
    }

    private static Attribute simulated() {
        return attribute("simulated", Kind.PROPERTY, new Value.Truth(true));
    }

    private static Attribute attribute(String name, Kind kind, Value value) {
        return Attribute.of(CoreContext.expand(name), kind, value);
    }
}
