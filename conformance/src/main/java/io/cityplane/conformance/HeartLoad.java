package io.cityplane.conformance;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/// Load in the twin's own process: entities of ten numbers with their times, and writers that each
/// wait for their change before they send the next.
final class HeartLoad {

    private static final int ATTRIBUTES = 10;
    private static final int AT_ONCE = 1_000;
    private static final String[] TYPES = {
        "Charger", "StreetLight", "AirQualityObserved", "Camera"
    };

    private final CityTwin twin;
    private final EntityId[] ids;

    HeartLoad(CityTwin twin, int entities) {
        this.twin = twin;
        ids = new EntityId[entities];
        for (var i = 0; i < entities; i++) {
            ids[i] = new EntityId("urn:ngsi-ld:Thing:cn:shenzhen:%08d".formatted(i));
        }
    }

    void fill() {
        for (var from = 0; from < ids.length; from += AT_ONCE) {
            var commands = new ArrayList<Command>();
            for (var i = from; i < Math.min(ids.length, from + AT_ONCE); i++) {
                var attributes = new ArrayList<Attribute>();
                for (var a = 0; a < ATTRIBUTES; a++) {
                    attributes.add(reading(a, i % 1_000 / 10.0, Instant.EPOCH));
                }
                commands.add(new Create(Entity.of(ids[i], TYPES[i % TYPES.length], attributes)));
            }
            twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
        }
    }

    /// Makes so many changes at random, a thousand at a time.
    void change(int changes) {
        for (var from = 0; from < changes; from += AT_ONCE) {
            var commands = new ArrayList<Command>();
            for (var i = 0; i < AT_ONCE; i++) {
                commands.add(update(ids.length));
            }
            twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
        }
    }

    /// Writers in a closed loop.
    ///
    /// @param among so many of the entities
    /// @return how long each change took, sorted, in nanoseconds
    long[] run(int writers, int among, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        var done = new CountDownLatch(writers);
        var all = new ArrayList<long[]>();
        for (var i = 0; i < writers; i++) {
            Thread.startVirtualThread(() -> {
                var waits = new long[1_024];
                var count = 0;
                for (var now = System.nanoTime(); now < end; ) {
                    twin.append(Tenant.DEFAULT, List.of(update(among)), Caller.theCity()).join();
                    var then = System.nanoTime();
                    if (count == waits.length) {
                        waits = Arrays.copyOf(waits, count * 2);
                    }
                    waits[count++] = then - now;
                    now = then;
                }
                synchronized (all) {
                    all.add(Arrays.copyOf(waits, count));
                }
                done.countDown();
            });
        }
        done.await();
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private Command update(int among) {
        var random = ThreadLocalRandom.current();
        var reading =
                reading(random.nextInt(ATTRIBUTES), random.nextInt(1_000) / 10.0, Instant.now());
        return new Update(ids[random.nextInt(among)], List.of(), List.of(reading), Mode.EXISTING);
    }

    private static Attribute reading(int number, double value, Instant at) {
        return Attribute.of("reading" + number, Kind.PROPERTY, new Value.Numeric(value))
                .withObservedAt(at);
    }
}
