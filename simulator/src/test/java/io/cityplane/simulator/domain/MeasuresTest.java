package io.cityplane.simulator.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.simulator.domain.Value.Quantity;
import io.cityplane.simulator.domain.Value.Word;
import io.cityplane.simulator.geojson.DistrictsFile;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the things measure stays within what could be.
class MeasuresTest {

    private static final City CITY = City.of(DistrictsFile.read(), 400, 42);
    private static final Instant MIDNIGHT = Instant.parse("2026-01-14T16:00:00Z");

    /// Least and most of each quantity; the whole year is looked at.
    private static final Map<String, double[]> RANGES =
            Map.ofEntries(
                    Map.entry("temperature", new double[] {8, 36}),
                    Map.entry("relativeHumidity", new double[] {0.4, 1}),
                    Map.entry("windSpeed", new double[] {0, 10}),
                    Map.entry("windDirection", new double[] {0, 360}),
                    Map.entry("atmosphericPressure", new double[] {1_005, 1_020}),
                    Map.entry("precipitation", new double[] {0, 5}),
                    Map.entry("pm25", new double[] {5, 80}),
                    Map.entry("pm10", new double[] {10, 130}),
                    Map.entry("no2", new double[] {5, 100}),
                    Map.entry("so2", new double[] {1, 20}),
                    Map.entry("o3", new double[] {10, 250}),
                    Map.entry("co", new double[] {0.2, 2}),
                    Map.entry("intensity", new double[] {0, 420}),
                    Map.entry("averageVehicleSpeed", new double[] {5, 80}),
                    Map.entry("occupancy", new double[] {0, 1}),
                    Map.entry("availableSpotNumber", new double[] {0, 1_200}),
                    Map.entry("occupiedSpotNumber", new double[] {0, 1_200}),
                    Map.entry("availableCapacity", new double[] {0, 40}),
                    Map.entry("illuminanceLevel", new double[] {0, 1}),
                    Map.entry("connectedDevices", new double[] {0, 1_100}),
                    Map.entry("downlinkThroughput", new double[] {0, 3_600}),
                    Map.entry("powerConsumption", new double[] {0, 2_400}),
                    Map.entry("speed", new double[] {0, 34}),
                    Map.entry("bearing", new double[] {0, 360}));

    @Test
    @DisplayName("every quantity stays in its range through the year, and is not the same all day")
    void inRange() {
        var seen = new TreeMap<String, DoubleSummaryStatistics>();
        for (int hours = 0; hours < 8_760; hours += 37) {
            var at = MIDNIGHT.plusSeconds(3_600L * hours + 7L * hours);
            for (var thing : CITY.things()) {
                for (var attribute : thing.report(at).attributes()) {
                    if (attribute.value() instanceof Quantity(double amount, _)) {
                        seen.computeIfAbsent(attribute.name(), _ -> new DoubleSummaryStatistics())
                                .accept(amount);
                    }
                }
            }
        }
        assertThat(seen.keySet()).isEqualTo(RANGES.keySet());
        assertThat(seen)
                .allSatisfy((name, amounts) -> {
                    var range = requireNonNull(RANGES.get(name));
                    assertThat(amounts.getMin()).as(name).isGreaterThanOrEqualTo(range[0]);
                    assertThat(amounts.getMax()).as(name).isLessThanOrEqualTo(range[1]);
                    assertThat(amounts.getMax()).as(name).isGreaterThan(amounts.getMin());
                });
    }

    @Test
    @DisplayName("roads are fuller and slower at half past eight in Shenzhen than at four")
    void rushHour() {
        assertThat(mean(Kind.TRAFFIC_COUNTER, "intensity", hour(8.5)))
                .isGreaterThan(3 * mean(Kind.TRAFFIC_COUNTER, "intensity", hour(4)));
        assertThat(mean(Kind.TRAFFIC_COUNTER, "averageVehicleSpeed", hour(8.5)))
                .isLessThan(0.7 * mean(Kind.TRAFFIC_COUNTER, "averageVehicleSpeed", hour(4)));
    }

    @Test
    @DisplayName("poles are dark at noon, dimmed at three and lit at nine in the evening")
    void lamps() {
        var pole = first(Kind.STREETLIGHT);
        assertThat(CityTest.value(pole.report(hour(12)), "powerState")).isEqualTo(new Word("off"));
        assertThat(CityTest.value(pole.report(hour(3)), "powerState")).isEqualTo(new Word("low"));
        assertThat(CityTest.value(pole.report(hour(21)), "powerState")).isEqualTo(new Word("on"));
    }

    @Test
    @DisplayName("spots taken and free are all the spots of a car park at any hour")
    void spotsAddUp() {
        var park = first(Kind.CAR_PARK);
        var all = amount(park.whole(hour(0)), "totalSpotNumber");
        for (int hour = 0; hour < 24; hour++) {
            var report = park.report(hour(hour));
            assertThat(amount(report, "availableSpotNumber") + amount(report, "occupiedSpotNumber"))
                    .isEqualTo(all);
        }
    }

    @Test
    @DisplayName("July is warmer than January, and the afternoon than the night")
    void warmth() {
        var july = hour(14).plusSeconds(86_400L * 187);
        assertThat(mean(Kind.WEATHER_STATION, "temperature", july))
                .isGreaterThan(mean(Kind.WEATHER_STATION, "temperature", hour(14)) + 10);
        assertThat(mean(Kind.WEATHER_STATION, "temperature", hour(14)))
                .isGreaterThan(mean(Kind.WEATHER_STATION, "temperature", hour(4)) + 4);
    }

    @Test
    @DisplayName("noise wavers smoothly between -1 and 1, and differs from thing to thing")
    void noise() {
        var noise = Noise.of(42, Kind.BUS, 1);
        var other = Noise.of(42, Kind.BUS, 2);
        int differ = 0;
        for (int i = 0; i < 10_000; i++) {
            var at = MIDNIGHT.plusSeconds(i);
            assertThat(noise.wavering("x", at)).isBetween(-1.0, 1.0);
            assertThat(noise.wavering("x", at.plusSeconds(1)) - noise.wavering("x", at))
                    .isBetween(-0.01, 0.01);
            differ += Math.abs(noise.wavering("x", at) - other.wavering("x", at)) > 0.05 ? 1 : 0;
        }
        assertThat(differ).isGreaterThan(5_000);
    }

    private static double mean(Kind kind, String name, Instant at) {
        return CITY.things().stream()
                .filter(thing -> thing.kind() == kind)
                .mapToDouble(thing -> amount(thing.report(at), name))
                .average()
                .orElseThrow();
    }

    private static double amount(Entity entity, String name) {
        return ((Quantity) CityTest.value(entity, name)).amount();
    }

    private static Thing first(Kind kind) {
        return CITY.things().stream().filter(t -> t.kind() == kind).findFirst().orElseThrow();
    }

    /// An hour of the city's day in January.
    private static Instant hour(double hour) {
        return MIDNIGHT.plusSeconds((long) (hour * 3_600));
    }
}
