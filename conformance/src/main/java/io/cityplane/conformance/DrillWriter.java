package io.cityplane.conformance;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.SnapshotSettings;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.SnapshotFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The process that is killed in drills: a twin, and writers of its own that each count one entity
/// upwards, in two attributes at once. It tells on its standard output what it sends and what was
/// acknowledged, so that this is known whatever becomes of it; a line on its input ends it.
///
/// `S 3 17` sent, `A 3 17` acknowledged, `U 3 17` told that the journal is away, `BAD …` read what
/// may not be, `READY`, `READS 1000` so far.
final class DrillWriter {

    static final int WRITERS = 16;

    private static final SnapshotSettings OFTEN =
            new SnapshotSettings(Duration.ofMillis(700), 20_000, 1);
    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final CityTwin twin;
    private final AtomicLong[] sent = new AtomicLong[WRITERS];
    private final AtomicLong[] acknowledged = new AtomicLong[WRITERS];
    private volatile boolean isEnding;

    private DrillWriter(CityTwin twin) {
        this.twin = twin;
        for (var i = 0; i < WRITERS; i++) {
            var value = value(i);
            sent[i] = new AtomicLong(value);
            acknowledged[i] = new AtomicLong(value);
        }
    }

    /// Writes until a line comes in.
    ///
    /// @param arguments JDBC URL, user, password, the snapshots' folder, seconds to put the clock
    ///   forward
    public static void main(String... arguments) throws Exception {
        var offset = Duration.ofSeconds(Long.parseLong(arguments[4]));
        InstantSource clock = () -> InstantSource.system().instant().plus(offset);
        var where =
                new JournalDatabase(
                        arguments[0], arguments[1], arguments[2], Duration.ofSeconds(2));
        var foundation =
                Foundation.of(PostgresJournal.open(where))
                        .with(new SnapshotFiles(Path.of(arguments[3])), OFTEN);
        var settings = TwinSettings.USUAL.withQueue(100_000, 64L << 20, Duration.ofSeconds(1));
        try (var twin = CityTwin.open(foundation, settings, clock)) {
            new DrillWriter(twin).run();
        }
    }

    private void run() throws Exception {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < WRITERS; i++) {
            var number = i;
            threads.add(Thread.startVirtualThread(() -> write(number)));
        }
        threads.add(Thread.startVirtualThread(this::watch));
        tell("READY");
        var _ = System.in.read();
        isEnding = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    private void write(int number) {
        while (!isEnding) {
            var next = acknowledged[number].get() + 1;
            sent[number].set(next);
            tell("S " + number + " " + next);
            try {
                twin.append(Tenant.DEFAULT, List.of(command(number, next)), Caller.theCity())
                        .join();
                acknowledged[number].set(next);
                tell("A " + number + " " + next);
            } catch (CompletionException e) {
                // The journal is away; what was sent may still happen, so it is sent once more.
                tell("U " + number + " " + next);
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /// In one write, which a pipe takes whole (POSIX write, PIPE_BUF): a kill cuts no line.
    private static void tell(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Command command(int number, long value) {
        var attributes = List.of(attribute("a", value), attribute("b", value));
        return value == 1
                ? new Put(Entity.of(id(number), "Drill", attributes))
                : new Update(id(number), List.of(), attributes, Mode.EXISTING);
    }

    private void watch() {
        var reads = 0L;
        while (!isEnding) {
            for (var i = 0; i < WRITERS; i++) {
                var least = acknowledged[i].get();
                var value = value(i);
                if (value < least || value > sent[i].get()) {
                    tell(
                            "BAD entity %d shows %d; acknowledged %d, sent %d"
                                    .formatted(i, value, least, sent[i].get()));
                }
                reads++;
            }
            if (reads % (1_000 * WRITERS) == 0) {
                tell("READS " + reads);
            }
            LockSupport.parkNanos(200_000);
        }
    }

    /// 0 if it is not there, -1 if it is torn.
    private long value(int number) {
        return twin.find(Tenant.DEFAULT, id(number), Viewer.everything())
                .map(DrillWriter::value)
                .orElse(0L);
    }

    /// What an entity counts; -1 if its two attributes differ.
    static long value(Entity entity) {
        var a = entity.attributes().getFirst().value();
        var b = entity.attributes().getLast().value();
        return entity.attributes().size() == 2
                        && a.equals(b)
                        && a instanceof Value.Numeric(double value)
                ? (long) value
                : -1;
    }

    static EntityId id(int number) {
        return new EntityId("urn:ngsi-ld:Drill:" + number);
    }

    private static Attribute attribute(String name, long value) {
        return Attribute.of(name, Kind.PROPERTY, new Value.Numeric(value));
    }
}
