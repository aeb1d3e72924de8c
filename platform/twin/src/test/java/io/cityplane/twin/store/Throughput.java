package io.cityplane.twin.store;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;

import io.cityplane.kernel.Caller;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.domain.Twins;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/// How many changes a second the twin makes durable, with the load in the same process, and beside
/// it what the disk alone does. Run by hand, on a quiet machine.
///
/// Each writer waits for its change before it sends the next: one number and its time, of one of
/// 20,000 entities of ten attributes, or all of the same one.
public final class Throughput {

    private static final int ENTITIES = 20_000;
    private static final int ATTRIBUTES = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(5);

    private Throughput() {}

    /// Measures; arguments are numbers of writers, 64 and 512 if there are none.
    public static void main(String[] arguments) throws Exception {
        var sizes =
                arguments.length == 0
                        ? new int[] {64, 512}
                        : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.printf("disk alone: %,d forced writes of 4 KiB a second%n", forcedWrites());
        try (var database = TestDatabase.start("twin")) {
            var where =
                    JournalDatabase.at(
                            database.jdbcUrl(), database.username(), database.password());
            try (var twin = open(where)) {
                fill(twin);
                for (var writers : sizes) {
                    measure(twin, writers, ENTITIES);
                    measure(twin, writers, 1);
                }
            }
            try (var twin = open(where)) {
                System.out.println("replayed: " + twin.replayed());
            }
        }
    }

    private static CityTwin open(JournalDatabase where) {
        return CityTwin.open(
                PostgresJournal.open(where), TwinSettings.USUAL, InstantSource.system());
    }

    private static void fill(CityTwin twin) {
        for (var from = 0; from < ENTITIES; from += 1_000) {
            var commands = new ArrayList<Command>();
            for (var i = from; i < from + 1_000; i++) {
                var attributes = new Attribute[ATTRIBUTES];
                for (var a = 0; a < ATTRIBUTES; a++) {
                    attributes[a] = number("reading" + a, 1).withObservedAt(Instant.EPOCH);
                }
                commands.add(new Create(charger("n" + i, attributes)));
            }
            Twins.runAll(twin, commands, Caller.theCity());
        }
    }

    private static void measure(CityTwin twin, int writers, int entities) throws Exception {
        load(twin, writers, entities, WARM_UP);
        var before = twin.figures();
        var begun = System.nanoTime();
        var waits = load(twin, writers, entities, MEASURED);
        var seconds = (System.nanoTime() - begun) / 1e9;
        var after = twin.figures();
        var changes = after.changes() - before.changes();
        System.out.printf(
                "%d in flight, %,d entities: %,.0f changes/s, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f"
                        + " ms; %,.0f commits/s, %.1f bytes a change%n",
                writers,
                entities,
                changes / seconds,
                waits[waits.length / 2] / 1e6,
                waits[(int) (waits.length * 0.99)] / 1e6,
                waits[(int) (waits.length * 0.999)] / 1e6,
                (after.commits() - before.commits()) / seconds,
                (after.journalBytes() - before.journalBytes()) / (double) changes);
    }

    /// @return how long each change took, sorted, in nanoseconds
    private static long[] load(CityTwin twin, int writers, int entities, Duration time)
            throws InterruptedException {
        var ids = new EntityId[entities];
        for (var i = 0; i < entities; i++) {
            ids[i] = id("n" + i);
        }
        var end = System.nanoTime() + time.toNanos();
        var done = new CountDownLatch(writers);
        var all = new ArrayList<long[]>();
        for (var i = 0; i < writers; i++) {
            Thread.startVirtualThread(() -> {
                var waits = new long[1_024];
                var count = 0;
                for (var now = System.nanoTime(); now < end; ) {
                    change(twin, ids);
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

    private static void change(CityTwin twin, EntityId[] ids) {
        var random = ThreadLocalRandom.current();
        var reading =
                number("reading" + random.nextInt(ATTRIBUTES), random.nextInt(1_000) / 10.0)
                        .withObservedAt(Instant.now());
        twin.append(
                        CITY,
                        List.of(
                                new Update(
                                        ids[random.nextInt(ids.length)],
                                        List.of(),
                                        List.of(reading),
                                        Mode.EXISTING)),
                        Caller.theCity())
                .join();
    }

    private static long forcedWrites() throws IOException {
        var file = Files.createTempFile("forced", ".bin");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var block = ByteBuffer.allocateDirect(4_096);
            for (var i = 0; i < 4_096; i++) {
                channel.write(block.clear(), i * 4_096L);
            }
            channel.force(true);
            var count = 0L;
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < 2_000_000_000L) {
                channel.write(block.clear(), (count++ % 4_096) * 4_096L);
                channel.force(false);
            }
            return count / 2;
        } finally {
            Files.delete(file);
        }
    }
}
