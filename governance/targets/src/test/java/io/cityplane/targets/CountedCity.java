package io.cityplane.targets;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.targets.domain.TargetsRoom;
import io.cityplane.targets.store.KeyFile;
import io.cityplane.targets.store.PostgresTargets;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.history.HistoryKeeper;
import io.cityplane.twin.history.HistorySettings;
import io.cityplane.twin.ngsild.CoreSelections;
import io.cityplane.twin.store.PostgresManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// A city whose targets are counted: a real database, a real twin, a clock by hand.
public final class CountedCity implements AutoCloseable {

    public static final Instant BEGIN = Instant.parse("2023-06-01T04:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2023-06-01");
    public static final Filing RETURN = new Filing("深发改〔2023〕1号", "quarterly return");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final ClockByHand clock = new ClockByHand(BEGIN);
    public final AtomicBoolean listening = new AtomicBoolean(true);
    public final CityTwin twin;
    private final HistoryKeeper past;
    private final History history;
    private final TestDatabase database;
    private TargetsRoom room;

    public CountedCity(TestDatabase database) {
        this.database = database;
        this.past =
                HistoryKeeper.open(
                        HistorySettings.USUAL.withTailBytes(16L << 20),
                        database.jdbi().onDemand(PostgresManifest.class),
                        folder(),
                        clock);
        this.twin = CityTwin.open(new JournalForgotten(), TwinSettings.USUAL, clock, List.of(past));
        this.history = past.history(twin::heading);
        this.room = open();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("targets-history");
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the test's history", e);
        }
    }

    private TargetsRoom open() {
        return TargetsRoom.open(
                new TargetsRoom.Parts(
                        PostgresTargets.stores(database.jdbi()),
                        database.transactions(),
                        twin,
                        history,
                        new CoreSelections(),
                        number -> "caller " + number,
                        KeyFile.passing(),
                        listening::get,
                        clock));
    }

    public TargetsRoom room() {
        return room;
    }

    /// Stops what counts, lets time go by and starts it again.
    public void outage(Duration length) {
        room.close();
        clock.pass(length);
        room = open();
        awaitCounted();
    }

    public void load(String yaml) {
        var outcome = room.plans().load(yaml, RETURN, Caller.theCity());
        if (!(outcome instanceof LoadOutcome.Loaded)) {
            throw new AssertionError("not loaded: " + outcome);
        }
        awaitCounted();
    }

    public void awaitCounted() {
        await("the count", () -> !room.targets().state().counting());
    }

    public static void await(String what, BooleanSupplier holds) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not come about");
            }
            Thread.onSpinWait();
        }
    }

    public void append(Command... commands) {
        try {
            twin.append(Tenant.DEFAULT, List.of(commands), Caller.theCity()).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Brings in a site of a department in a district, which has never reported.
    public EntityId site(String name, String department, String district, double value) {
        var id = new EntityId("urn:ngsi-ld:Site:" + name);
        append(new Command.Put(site(id, department, district, value, Clearance.INTERNAL)));
        return id;
    }

    public static Entity site(
            EntityId id, String department, String district, double value, Clearance clearance) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(
                Attribute.of(CoreContext.expand("power"), Kind.PROPERTY, new Value.Numeric(value)));
        attributes.add(
                Attribute.of(
                        CoreContext.expand("district"),
                        Kind.RELATIONSHIP,
                        new Value.Text("urn:ngsi-ld:AdministrativeArea:" + district)));
        return Entity.of(id, CoreContext.expand("Site"), attributes)
                .withOwnership(
                        new Ownership(
                                Optional.of(new Department(department)),
                                Optional.of(new District(district)),
                                clearance));
    }

    /// Lets a site report now.
    public void report(EntityId id) {
        append(
                new Command.Observe(
                        id,
                        Attribute.of(
                                        CoreContext.expand("status"),
                                        Kind.PROPERTY,
                                        new Value.Text("working"))
                                .withObservedAt(clock.instant()),
                        0));
    }

    public void enter(Deed deed, EntityId... ids) {
        for (var outcome :
                room.assets().enter(List.of(ids), deed, TODAY, RETURN, Caller.theCity())) {
            if (!(outcome instanceof RecordOutcome.Recorded)) {
                throw new AssertionError("not recorded: " + outcome);
            }
        }
    }

    public Standing standing(String code, Measure measure) {
        return standing(code, measure, Viewer.everything());
    }

    public Standing standing(String code, Measure measure, Viewer viewer) {
        return room.targets()
                .find(new IndicatorCode(code), viewer)
                .orElseThrow()
                .figure()
                .by(measure);
    }

    public void await(String code, Measure measure, long assets) {
        await(
                code + " " + measure + " = " + assets + ", not " + standing(code, measure),
                () -> standing(code, measure).assets() == assets);
    }

    public static Caller caller(String department, Right right, String... districts) {
        var own = Optional.of(new Department(department));
        return new Caller(
                77,
                new Official(
                        own,
                        Set.of(districts).stream()
                                .map(District::new)
                                .collect(java.util.stream.Collectors.toSet()),
                        Clearance.INTERNAL),
                right,
                new Ownership(own, Optional.empty(), Clearance.INTERNAL));
    }

    @Override
    public void close() {
        room.close();
        twin.close();
        past.close();
        database.close();
    }
}
