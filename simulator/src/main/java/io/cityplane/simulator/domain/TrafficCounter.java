package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Truth;
import io.cityplane.simulator.domain.Value.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A counter beside a road: two rush hours a day; the fuller the road, the slower.
final class TrafficCounter implements Behaviour {

    private static final Duration PERIOD = Duration.ofMinutes(5);
    private static final double CONGESTED_BELOW = 0.4;

    /// How full the road is, 0 to 1.
    private static final DailyWave FULLNESS =
            DailyWave.of(
                    0.06,
                    0.9,
                    new Peak(8.5, 1.1, 1),
                    new Peak(18.5, 1.5, 0.95),
                    new Peak(13.5, 3.5, 0.5));

    private final Noise noise;
    private final double mostVehicles;
    private final double freeSpeed;

    TrafficCounter(Site site) {
        noise = site.noise();
        mostVehicles = noise.trait("width", 80, 420);
        freeSpeed = noise.trait("speed", 45, 80);
    }

    @Override
    public List<Attribute> lasting() {
        return List.of();
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var fullness = Math.clamp(FULLNESS.at(at) + 0.1 * noise.wavering("full", at), 0.01, 1);
        var ease = 1 - 0.75 * fullness * fullness;
        var to = at.truncatedTo(ChronoUnit.SECONDS);
        return List.of(
                Attribute.measured(
                        "intensity", Quantity.count(Math.round(mostVehicles * fullness)), at),
                Attribute.measured(
                        "averageVehicleSpeed", Quantity.of(freeSpeed * ease, 1, "KMH"), at),
                Attribute.measured("occupancy", Quantity.of(fullness * 0.6, 3, "C62"), at),
                Attribute.measured("congested", new Truth(ease < CONGESTED_BELOW), at),
                // The model asks for an interval here: the vehicles are counted over it.
                Attribute.measured("dateObserved", new Word(to.minus(PERIOD) + "/" + to), at));
    }
}
