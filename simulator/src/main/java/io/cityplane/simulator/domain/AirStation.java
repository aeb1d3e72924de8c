package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Time;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// An air monitor: what traffic emits peaks with traffic, ozone in the afternoon sun.
final class AirStation implements Behaviour {

    private static final Peak MORNING = new Peak(8.5, 1.8, 0.9);
    private static final Peak EVENING = new Peak(19.5, 2.4, 1);

    private static final DailyWave PM25 = DailyWave.of(12, 38, MORNING, EVENING);
    private static final DailyWave PM10 = DailyWave.of(25, 70, MORNING, EVENING);
    private static final DailyWave NO2 = DailyWave.of(12, 55, MORNING, EVENING);
    private static final DailyWave SO2 = DailyWave.of(4, 9, new Peak(11, 4, 1));
    private static final DailyWave OZONE = DailyWave.of(25, 140, new Peak(15, 2.8, 1));
    private static final DailyWave CO = DailyWave.of(0.4, 0.9, MORNING, EVENING);

    private final Noise noise;
    private final double level;

    AirStation(Site site) {
        noise = site.noise();
        level = noise.trait("level", 0.75, 1.3);
    }

    @Override
    public List<Attribute> lasting() {
        return List.of();
    }

    @Override
    public List<Attribute> measured(Instant at) {
        return List.of(
                of("pm25", PM25, 0, "GQ", at),
                of("pm10", PM10, 0, "GQ", at),
                of("no2", NO2, 0, "GQ", at),
                of("so2", SO2, 0, "GQ", at),
                of("o3", OZONE, 0, "GQ", at),
                of("co", CO, 2, "GP", at),
                Attribute.measured(
                        "dateObserved", new Time(at.truncatedTo(ChronoUnit.SECONDS)), at));
    }

    private Attribute of(String name, DailyWave wave, int decimals, String unitCode, Instant at) {
        var amount = wave.at(at) * level * (1 + 0.2 * noise.wavering(name, at));
        return Attribute.measured(name, Quantity.of(amount, decimals, unitCode), at);
    }
}
