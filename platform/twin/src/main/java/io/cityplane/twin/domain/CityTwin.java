package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityGlance;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Follow;
import io.cityplane.twin.GlanceAnswer;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.TypeCount;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The twin: its state in memory, its truth in a journal.
///
/// Changes go through {@link Partition}, {@link Writer} and the journal; reads through memory
/// alone, so they go on while the journal is away.
public final class CityTwin implements Twin, AutoCloseable {

    private final Journal journal;
    private final TwinSettings settings;
    private final Realms realms;
    private final Reading reading;
    private final RecentChanges recent;
    private final Listeners listeners;
    private final JournalHealth health;
    private final Backlog backlog;
    private final List<Partition> partitions = new ArrayList<>();
    private final Writer writer;
    private final ExecutorService answers = Executors.newVirtualThreadPerTaskExecutor();
    private final ReplayReport replayed;
    private final Optional<SnapshotKeeper> keeper;

    private final InstantSource clock;
    private final Sweeper sweeper = new Sweeper();
    private final ScheduledExecutorService sweeps =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("twin-sweeps").factory());

    private CityTwin(Foundation foundation, TwinSettings settings, InstantSource clock) {
        this.journal = foundation.journal();
        this.settings = settings;
        this.clock = clock;
        recent = new RecentChanges(settings.keptChanges());
        health = new JournalHealth(clock, settings.patience());
        backlog = new Backlog(settings.mostQueuedChanges(), settings.mostQueuedBytes());
        var restart = Restart.of(foundation, settings);
        var vocabulary = restart.vocabulary();
        var form = restart.form();
        var replay = restart.replay();
        realms = restart.realms();
        reading = new Reading(realms, form);
        listeners = restart.listeners();
        replayed = restart.report();
        var rules = new Rules(settings, vocabulary, form);
        var kept = new Kept();
        for (var i = 0; i < Partitioning.PARTITIONS; i++) {
            var partition = new Partition(i, rules, form, settings, clock, kept, sweeper);
            var offset = replay.reader().offset(i);
            partition.resume(offset, replay.recordedAt(i), replay.lastNumber(i));
            recent.resume(replayed.batches(), i, offset);
            listeners.resume(i, offset);
            partitions.add(partition);
        }
        var blocks = new BlockWriter(vocabulary, new SecureRandom().nextInt());
        blocks.know(replay.reader());
        writer =
                new Writer(
                        journal,
                        partitions,
                        blocks,
                        recent,
                        listeners,
                        form,
                        kept,
                        health,
                        answers,
                        settings.mostChangesPerCommit());
        realms.expiries(sweeper);
        listeners.caughtUp();
        writer.start(replayed.batches(), replay.reader().fingerprint(), replay.births());
        var taker = new SnapshotTaker(writer, kept, realms, vocabulary, form);
        keeper =
                foundation
                        .snapshots()
                        .map(_ -> new SnapshotKeeper(foundation, taker, this::changes, clock));
    }

    private long changes() {
        return replayed.changes() + writer.figures().changes();
    }

    /// Opens the twin of a journal: returns when memory is what the journal says.
    ///
    /// @param journal closed with the twin
    /// @param clock the server's
    /// @throws IllegalStateException if the journal is damaged; the message names the place
    public static CityTwin open(Journal journal, TwinSettings settings, InstantSource clock) {
        return open(journal, settings, clock, List.of());
    }

    /// Opens the twin of a journal, and tells listeners of everything that is committed: what is in
    /// the journal beyond what they have before this returns, then what comes.
    ///
    /// @param journal closed with the twin
    /// @param clock the server's
    /// @throws IllegalStateException if the journal is damaged; the message names the place
    public static CityTwin open(
            Journal journal,
            TwinSettings settings,
            InstantSource clock,
            List<CommitListener> listeners) {
        return open(Foundation.of(journal).with(listeners), settings, clock);
    }

    /// Opens the twin on all that it stands on: returns when memory is what the journal says.
    ///
    /// @param clock the server's
    /// @throws IllegalStateException if the journal is damaged; the message names the place
    public static CityTwin open(Foundation foundation, TwinSettings settings, InstantSource clock) {
        return new CityTwin(foundation, settings, clock);
    }

    @Override
    public CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller) {
        if (commands.isEmpty() || commands.size() > MOST_COMMANDS) {
            throw new IllegalArgumentException(
                    "1 to %,d commands, not %,d".formatted(MOST_COMMANDS, commands.size()));
        }
        var refusal = health.refusal();
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        var full = listeners.full();
        if (full != null) {
            return CompletableFuture.failedFuture(
                    new Unavailable(
                            full + " has not kept up with the journal; try again in a moment"));
        }
        if (realms.find(tenant) == null) {
            if (!tenant.equals(Tenant.DEFAULT) && caller.right() != Right.ADMINISTER) {
                return answered(
                        commands, new Outcome.Forbidden("only an administrator may open a tenant"));
            }
            if (realms.size() >= settings.mostTenants()) {
                return refused(
                        commands,
                        "the twin has %,d tenants, as many as it is set to take"
                                .formatted(settings.mostTenants()));
            }
        }
        var share = backlog.take(commands);
        if (share == null) {
            return backlog.canEverTake(commands)
                    ? CompletableFuture.failedFuture(
                            new Unavailable(
                                    "%,d changes wait for the journal already; try again later"
                                            .formatted(backlog.changes())))
                    : refused(commands, "the request is larger than the twin's whole queue");
        }
        return append(tenant, commands, caller, new Request(commands.size(), share));
    }

    private CompletableFuture<List<Outcome>> append(
            Tenant tenant, List<Command> commands, Caller caller, Request request) {
        var realm = realms.of(tenant);
        var done = 1;
        for (var i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            var partition = partitions.get(Partitioning.of(tenant, command.id()));
            if (partition.decide(realm, command, caller, request, i)) {
                done++;
            }
        }
        writer.wake();
        var hopelessness = health.hopelessness();
        if (hopelessness != null) {
            // The writer may have told those who wait before this one did.
            request.fail(hopelessness);
        }
        if (request.finish(done)) {
            request.answer();
        }
        return request.future();
    }

    private static CompletableFuture<List<Outcome>> refused(List<Command> commands, String why) {
        return answered(commands, new Outcome.Refused(why));
    }

    private static CompletableFuture<List<Outcome>> answered(
            List<Command> commands, Outcome outcome) {
        return CompletableFuture.completedFuture(Collections.nCopies(commands.size(), outcome));
    }

    @Override
    public Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        return reading.find(tenant, id, viewer)
                .flatMap(entity -> Expiry.alive(entity, clock.instant()));
    }

    @Override
    public EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        var found = reading.query(tenant, query, viewer);
        var now = clock.instant();
        var alive =
                found.entities().stream()
                        .flatMap(entity -> Expiry.alive(entity, now).stream())
                        .toList();
        return new EntityAnswer(alive, found.count(), found.more());
    }

    @Override
    public Optional<EntityGlance> glance(Tenant tenant, EntityId id, Viewer viewer) {
        return reading.glance(tenant, id, viewer).flatMap(this::alive);
    }

    @Override
    public GlanceAnswer glance(Tenant tenant, EntityQuery query, Viewer viewer) {
        var found = reading.glance(tenant, query, viewer);
        var alive = new ArrayList<EntityGlance>(found.entities().size());
        found.entities().forEach(it -> alive(it).ifPresent(alive::add));
        return new GlanceAnswer(alive, found.count(), found.more());
    }

    private Optional<EntityGlance> alive(EntityGlance found) {
        return found.layout().isPresent()
                ? Optional.of(found)
                : Expiry.alive(found.whole(), clock.instant()).map(EntityGlance::of);
    }

    /// How a query is answered: which index, and how much had to be tested.
    public Explanation explain(Tenant tenant, EntityQuery query, Viewer viewer) {
        return reading.explain(tenant, query, viewer);
    }

    @Override
    public boolean hasTenant(Tenant tenant) {
        return tenant.equals(Tenant.DEFAULT) || realms.find(tenant) != null;
    }

    @Override
    public List<TypeCount> types(Tenant tenant, Viewer viewer) {
        return reading.types(tenant, viewer);
    }

    @Override
    public List<Alike> alike(Tenant tenant, Viewer viewer) {
        return reading.alike(tenant, viewer);
    }

    @Override
    public Position position() {
        return recent.position();
    }

    @Override
    public Follow follow(Tenant tenant, Position after, int most, Duration patience, Viewer viewer)
            throws InterruptedException {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 change, not " + most);
        }
        return recent.follow(
                after,
                most,
                patience,
                heading -> heading.tenant().equals(tenant) && viewer.sees(heading.ownership()));
    }

    /// What an entity is and whose, whoever asks; empty if there is none now.
    public Optional<Heading> heading(Tenant tenant, EntityId id) {
        return reading.heading(tenant, id);
    }

    /// Whether the journal takes changes now. Reads are answered in any case.
    public boolean isWritable() {
        return health.isWritable();
    }

    /// Deletes what has expired, again and again until the twin is closed; it is not read any more
    /// before.
    public CityTwin sweepEvery(Duration interval) {
        var nanos = interval.toNanos();
        var _ =
                sweeps.scheduleWithFixedDelay(
                        () -> {
                            var _ = sweep();
                        },
                        nanos,
                        nanos,
                        TimeUnit.NANOSECONDS);
        return this;
    }

    /// Deletes what has expired.
    ///
    /// @return complete when it is gone
    CompletableFuture<Void> sweep() {
        return sweeper.sweep(clock.instant(), this::append);
    }

    /// What was read when the twin was opened.
    public ReplayReport replayed() {
        return replayed;
    }

    /// Takes a snapshot now, while everything goes on.
    ///
    /// @return whether one was taken; if not, {@link TwinFigures#snapshotTrouble} says why
    public boolean takeSnapshot() throws InterruptedException {
        return keeper.isPresent() && keeper.get().take();
    }

    /// How the twin is.
    public TwinFigures figures() {
        var counted = writer.figures();
        return new TwinFigures(
                counted.commits(),
                counted.commands(),
                counted.changes(),
                counted.mostChanges(),
                counted.bytes(),
                Duration.ofNanos(counted.nanos()),
                backlog.changes(),
                backlog.bytes(),
                realms.entities(),
                listeners.silenced(),
                keeper.flatMap(SnapshotKeeper::last),
                keeper.flatMap(SnapshotKeeper::trouble),
                health.trouble());
    }

    /// Makes durable what is queued, tells the writers, and closes the journal. What the journal
    /// does not take now fails with {@link io.cityplane.twin.Twin.Unavailable}.
    @Override
    public void close() {
        sweeps.shutdownNow();
        keeper.ifPresent(SnapshotKeeper::close);
        writer.close();
        answers.close();
        journal.close();
    }
}
