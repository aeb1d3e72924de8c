package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Word;
import io.cityplane.simulator.domain.Value.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A pole with a lamp that is lit from dusk to dawn and dimmed in the small hours, and with what
/// else it carries.
final class SmartPole implements Behaviour {

    private static final double DAWN_HOUR = 6.25;
    private static final double DUSK_HOUR = 18.5;
    private static final double DIMMED_FROM_HOUR = 0.5;
    private static final double DIMMED_UNTIL_HOUR = 5.0;

    private final Noise noise;
    private final double ratedWatts;

    SmartPole(Site site) {
        noise = site.noise();
        ratedWatts = Math.round(noise.trait("rating", 6, 15)) * 10;
    }

    @Override
    public List<Attribute> lasting() {
        var carries = new ArrayList<>(List.of("lamp"));
        if (noise.trait("camera") < 0.6) {
            carries.add("camera");
        }
        if (noise.trait("sensor") < 0.4) {
            carries.add("environmentSensor");
        }
        if (noise.trait("antenna") < 0.2) {
            carries.add("antenna");
        }
        return List.of(
                Attribute.of("carries", new Words(carries)),
                Attribute.of("powerRating", new Quantity(ratedWatts, "WTT")));
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var level = level(at);
        var watts = ratedWatts * level * (1 + 0.03 * noise.wavering("power", at));
        return List.of(
                Attribute.measured("status", new Word("ok"), at),
                Attribute.measured("powerState", new Word(state(level)), at),
                Attribute.measured("illuminanceLevel", Quantity.of(level, 2, "C62"), at),
                Attribute.measured("powerConsumption", Quantity.of(watts, 1, "WTT"), at));
    }

    private double level(Instant at) {
        var hour = DailyWave.hour(at);
        var ownMinutes = noise.trait("twilight", -0.2, 0.2);
        if (hour > DAWN_HOUR + ownMinutes && hour < DUSK_HOUR + ownMinutes) {
            return 0;
        }
        return hour > DIMMED_FROM_HOUR && hour < DIMMED_UNTIL_HOUR ? 0.5 : 1;
    }

    private static String state(double level) {
        if (level == 0) {
            return "off";
        }
        return level < 1 ? "low" : "on";
    }
}
