package io.cityplane.conformance;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/// Devices of ten readings each, which report all ten at once.
final class PastLoad {

    static final int READINGS = 10;

    private static final int AT_ONCE = 1_000;
    private static final String[] NAMES = {
        "no2", "o3", "pm25", "pm10", "so2", "co", "humidity", "temperature", "pressure", "noise"
    };

    private final CityTwin twin;
    private final EntityId[] ids;
    private final Timing timing;
    private final SplittableRandom random = new SplittableRandom(7);

    /// Whether devices report to the second and in tenths, or when they like and in hundredths.
    enum Timing {
        REGULAR,
        IRREGULAR
    }

    PastLoad(CityTwin twin, int devices, Timing timing) {
        this.twin = twin;
        this.timing = timing;
        ids = new EntityId[devices];
        for (var i = 0; i < devices; i++) {
            ids[i] = new EntityId("urn:ngsi-ld:AirQualityObserved:cn:shenzhen:%08d".formatted(i));
        }
    }

    EntityId id(int device) {
        return ids[device];
    }

    int devices() {
        return ids.length;
    }

    static String name(int reading) {
        return "https://smartdatamodels.org/dataModel.Environment/" + NAMES[reading];
    }

    /// Brings in the devices, without readings.
    void fill() {
        for (var from = 0; from < ids.length; from += AT_ONCE) {
            var commands = new ArrayList<Command>();
            for (var i = from; i < Math.min(ids.length, from + AT_ONCE); i++) {
                commands.add(new Create(Entity.of(ids[i], "AirQualityObserved", List.of())));
            }
            twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
        }
    }

    /// Has a device report.
    ///
    /// @param step how often it reported before
    CompletableFuture<?> report(int device, long step, Instant due) {
        return twin.append(Tenant.DEFAULT, commands(device, step, due), Caller.theCity());
    }

    List<Command> commands(int device, long step, Instant due) {
        var commands = new ArrayList<Command>(READINGS);
        for (var reading = 0; reading < READINGS; reading++) {
            var series = device * READINGS + reading;
            var at =
                    timing == Timing.REGULAR
                            ? due.truncatedTo(ChronoUnit.SECONDS)
                            : due.plus(random.nextInt(400_000), ChronoUnit.MICROS);
            var attribute =
                    Attribute.of(
                                    name(reading),
                                    Kind.PROPERTY,
                                    new Value.Numeric(value(series, step)))
                            .withObservedAt(at.truncatedTo(ChronoUnit.MICROS));
            commands.add(new Observe(ids[device], attribute, 0));
        }
        return commands;
    }

    private double value(int series, long step) {
        return timing == Timing.REGULAR
                ? Math.round((20 + series % 50 + 5 * Math.sin((series + step) / 50.0)) * 10) / 10.0
                : Math.round((20 + series % 50 + random.nextDouble() * 4 - 2) * 100) / 100.0;
    }
}
