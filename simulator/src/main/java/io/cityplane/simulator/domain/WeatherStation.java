package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.DailyWave.Peak;
import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A weather station: warmest after noon and in July, dry air with the warmth, a sea breeze.
final class WeatherStation implements Behaviour {

    /// How much warmer than at night, in degrees Celsius.
    private static final DailyWave WARMTH = DailyWave.of(0, 7, new Peak(14.5, 3.5, 1));

    private static final DailyWave BREEZE = DailyWave.of(1.2, 4.5, new Peak(15.5, 3, 1));

    private static final double COLDEST_NIGHT = 12;
    private static final double WARMEST_NIGHT = 26;
    private static final int WARMEST_DAY_OF_YEAR = 202;

    private final Noise noise;

    WeatherStation(Site site) {
        noise = site.noise();
    }

    @Override
    public List<Attribute> lasting() {
        return List.of();
    }

    @Override
    public List<Attribute> measured(Instant at) {
        var warmth = WARMTH.at(at);
        var temperature = night(at) + warmth + 0.8 * noise.wavering("temperature", at);
        var humidity = 0.88 - 0.04 * warmth + 0.05 * noise.wavering("humidity", at);
        var wind = BREEZE.at(at) * (1 + 0.4 * noise.wavering("wind", at));
        var direction = (135 + 60 * noise.wavering("direction", at) + 360) % 360;
        var pressure = 1012 + 4 * noise.wavering("pressure", at);
        var rain = Math.max(0, noise.wavering("rain", at) - 0.85) * 20;
        return List.of(
                Attribute.measured("temperature", Quantity.of(temperature, 1, "CEL"), at),
                Attribute.measured("relativeHumidity", Quantity.of(humidity, 2, "C62"), at),
                Attribute.measured("windSpeed", Quantity.of(wind, 1, "MTS"), at),
                Attribute.measured("windDirection", Quantity.of(direction, 0, "DD"), at),
                Attribute.measured("atmosphericPressure", Quantity.of(pressure, 1, "A97"), at),
                Attribute.measured("precipitation", Quantity.of(rain, 1, "MMT"), at),
                Attribute.measured(
                        "dateObserved", new Time(at.truncatedTo(ChronoUnit.SECONDS)), at));
    }

    private static double night(Instant at) {
        var day = LocalDate.ofInstant(at, DailyWave.ZONE).getDayOfYear();
        var season = Math.cos(2 * Math.PI * (day - WARMEST_DAY_OF_YEAR) / 365.25);
        return COLDEST_NIGHT + (WARMEST_NIGHT - COLDEST_NIGHT) * (1 + season) / 2;
    }
}
