package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Words;
import java.time.Instant;
import java.util.List;

/// A car park: full by day where people work, by night where they live.
final class CarPark implements Behaviour {

    private static final DailyWave AT_WORK =
            DailyWave.of(0.12, 0.95, new Peak(11, 2.2, 0.9), new Peak(15.5, 2, 0.9));
    private static final DailyWave AT_HOME =
            DailyWave.of(0.35, 0.97, new Peak(23, 2.5, 0.9), new Peak(3.5, 2.5, 0.9));

    private final Noise noise;
    private final DailyWave wave;
    private final int spots;

    CarPark(Site site) {
        noise = site.noise();
        wave = noise.trait("use") < 0.5 ? AT_WORK : AT_HOME;
        spots = (int) noise.trait("spots", 60, 1200);
    }

    @Override
    public List<Attribute> lasting() {
        return List.of(
                Attribute.of("totalSpotNumber", Quantity.count(spots)),
                Attribute.of("category", Words.of("public", "feeCharged")),
                Attribute.of("allowedVehicleType", Words.of("car")));
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var share = wave.at(at) + 0.05 * noise.wavering("taken", at);
        var taken = Math.clamp(Math.round(share * spots), 0, spots);
        return List.of(
                Attribute.measured("availableSpotNumber", Quantity.count(spots - taken), at),
                Attribute.measured("occupiedSpotNumber", Quantity.count(taken), at));
    }
}
