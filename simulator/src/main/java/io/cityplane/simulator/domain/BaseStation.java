package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Word;
import java.time.Instant;
import java.util.List;

/// A 5G site: quiet before dawn, busiest in the evening; much of its power goes without traffic.
final class BaseStation implements Behaviour {

    private static final DailyWave LOAD =
            DailyWave.of(
                    0.05, 0.8, new Peak(21, 2, 1), new Peak(12.5, 3, 0.7), new Peak(17, 3, 0.4));

    private final Noise noise;
    private final double mostMegabits;
    private final double mostDevices;

    BaseStation(Site site) {
        noise = site.noise();
        mostMegabits = noise.trait("capacity", 1200, 3600);
        mostDevices = noise.trait("devices", 200, 1100);
    }

    @Override
    public List<Attribute> lasting() {
        return List.of(Attribute.of("radioTechnology", new Word("NR")));
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var load = Math.clamp(LOAD.at(at) + 0.1 * noise.wavering("load", at), 0.01, 1);
        return List.of(
                Attribute.measured("status", new Word("working"), at),
                Attribute.measured(
                        "connectedDevices", Quantity.count(Math.round(mostDevices * load)), at),
                Attribute.measured(
                        "downlinkThroughput", Quantity.of(mostMegabits * load, 0, "E20"), at),
                Attribute.measured(
                        "powerConsumption", Quantity.of(1.2 + 2.3 * load, 2, "KWT"), at));
    }
}
