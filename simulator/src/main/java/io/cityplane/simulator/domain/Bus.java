package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.Value.Point;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Word;
import io.cityplane.simulator.domain.Value.Words;
import java.time.Instant;
import java.util.List;

/// A bus on its route, day and night.
final class Bus implements Behaviour {

    private final Route route;

    Bus(Site site) {
        route = Route.through(site);
    }

    @Override
    public List<Attribute> lasting() {
        return List.of(
                Attribute.of("vehicleType", new Word("bus")),
                Attribute.of("category", Words.of("public", "tracked")),
                Attribute.of("serviceStatus", new Word("onRoute")));
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var fix = route.at(at);
        var speed = Quantity.of(fix.metresPerSecond() * 3.6, 1, "KMH");
        var place =
                new Place(
                        Math.round(fix.place().longitude() * 1e6) / 1e6,
                        Math.round(fix.place().latitude() * 1e6) / 1e6);
        return List.of(
                Attribute.measured("location", new Point(place), at),
                Attribute.measured("speed", speed, at),
                Attribute.measured("bearing", Quantity.of(fix.bearing(), 0, "DD"), at));
    }
}
