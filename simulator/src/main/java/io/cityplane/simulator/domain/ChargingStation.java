package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Word;
import io.cityplane.simulator.domain.Value.Words;
import java.time.Instant;
import java.util.List;

/// A charging station: busy at noon, in the evening, and after midnight when power is cheap.
final class ChargingStation implements Behaviour {

    /// The share of its places that is taken.
    private static final DailyWave TAKEN =
            DailyWave.of(
                    0.1, 0.85, new Peak(1.5, 2, 0.8), new Peak(12.5, 1.5, 1), new Peak(19, 2, 0.7));

    private final Noise noise;
    private final int places;
    private final double kilowattsPerPlace;

    ChargingStation(Site site) {
        noise = site.noise();
        places = (int) noise.trait("places", 4, 40);
        kilowattsPerPlace = noise.trait("fast") < 0.6 ? 60 : 7;
    }

    @Override
    public List<Attribute> lasting() {
        return List.of(
                Attribute.of("capacity", Quantity.count(places)),
                // GB/T 20234, the plug of China, is not in the model's list.
                Attribute.of("socketType", Words.of("Other")),
                Attribute.of("allowedVehicleType", Words.of("car")));
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var share = TAKEN.at(at) + 0.15 * noise.wavering("taken", at);
        var taken = Math.clamp(Math.round(share * places), 0, places);
        var load = 0.75 + 0.15 * noise.wavering("load", at);
        var kilowatts = taken * kilowattsPerPlace * load;
        return List.of(
                Attribute.measured("availableCapacity", Quantity.count(places - taken), at),
                Attribute.measured("status", new Word(status(taken)), at),
                Attribute.measured("powerConsumption", Quantity.of(kilowatts, 1, "KWT"), at));
    }

    private String status(int taken) {
        if (taken == places) {
            return "full";
        }
        return taken > places * 0.9 ? "almostFull" : "working";
    }
}
