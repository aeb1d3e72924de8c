package io.cityplane.targets.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.CountState;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanVersion;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Position;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// Counts what the plan's indicators select, from the twin's change feed: one thread of its own.
/// What was asked for is answered from memory, on any thread.
public final class LiveCounts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LiveCounts.class.getName());

    private static final Tenant CITY = Tenant.DEFAULT;
    private static final int MOST_CHANGES = 10_000;
    private static final int AT_ONCE = 1_000;
    private static final int PAGE = 50_000;
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Twin twin;
    private final CityPlans plans;
    private final SelectionReader selections;
    private final Book book;
    private final Ears ears;
    private final Roster roster;
    private final InstantSource clock;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final EntityReader reader = new EntityReader();
    private Map<IndicatorCode, Count> counts = Map.of();
    private Instant asOf = Instant.EPOCH;
    private int countedVersion;
    private volatile Instant loopedAt = Instant.MIN;
    private volatile boolean planChanged = true;
    private volatile boolean closing;

    LiveCounts(
            Twin twin,
            CityPlans plans,
            SelectionReader selections,
            Book book,
            Ears ears,
            Roster roster,
            InstantSource clock) {
        this.twin = twin;
        this.plans = plans;
        this.selections = selections;
        this.book = book;
        this.ears = ears;
        this.roster = roster;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("targets").unstarted(this::run);
        plans.onChange(() -> planChanged = true);
    }

    LiveCounts start() {
        thread.start();
        return this;
    }

    /// Tells on the counting thread that something was taken in.
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void run() {
        var at = twin.position();
        while (!closing) {
            try {
                ears.beat();
                if (planChanged) {
                    planChanged = false;
                    at = twin.position();
                    recount();
                }
                at = follow(at);
                sweep();
                loopedAt = clock.instant();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                // The database may be away; what was missed, the next recount takes in.
                LOG.log(Level.WARNING, "counting was interrupted and begins anew", e);
                roster.forget();
                planChanged = true;
                if (!breathe()) {
                    return;
                }
            }
        }
    }

    private static boolean breathe() {
        try {
            Thread.sleep(BREATH);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private Position follow(Position at) throws InterruptedException {
        return switch (twin.follow(CITY, at, MOST_CHANGES, PATIENCE, Viewer.everything())) {
            case Follow.Expired(Position now) -> {
                recount();
                yield now;
            }
            case Follow.Changes(var changes, Position next) -> {
                take(changes);
                yield next;
            }
        };
    }

    /// Counts everything from scratch, and shows it when it is whole.
    private void recount() {
        var version = plans.current();
        var fresh = new LinkedHashMap<IndicatorCode, Count>();
        version.map(PlanVersion::plan).map(Plan::indicators).orElse(List.of()).stream()
                .flatMap(it -> Compiled.of(it, selections).stream())
                .forEach(it -> fresh.put(it.indicator().code(), count(it)));
        lock.writeLock().lock();
        try {
            // What was recorded while we counted is in the book already.
            counts = fresh;
            fresh.values().forEach(this::recordAll);
            countedVersion = version.map(PlanVersion::number).orElse(0);
            asOf = clock.instant();
        } finally {
            lock.writeLock().unlock();
        }
        for (var count : fresh.values()) {
            var all = count.members(Viewer.everything(), _ -> true);
            roster.noteAll(count.code(), all.stream().map(it -> it.seen).toList(), clock.instant());
        }
        listeners.forEach(Runnable::run);
    }

    private void recordAll(Count count) {
        count.members(Viewer.everything(), _ -> true)
                .forEach(member -> count.record(member.seen.id(), book.of(member.seen.id())));
    }

    private Count count(Compiled compiled) {
        var count = new Count(compiled);
        var meeting = new HashSet<EntityId>();
        compiled.meets().ifPresent(query -> pages(query, entity -> meeting.add(entity.id())));
        var judgement = judgement(compiled);
        pages(
                compiled.selection(),
                entity ->
                        count.put(
                                reader.read(
                                        entity, compiled.formula(), meets(meeting, entity.id())),
                                book.of(entity.id()),
                                judgement));
        return count;
    }

    private Listening.Judgement judgement(Compiled compiled) {
        return ears.listening().at(clock.instant(), compiled.formula().aliveWithin());
    }

    private void pages(
            io.cityplane.twin.EntityQuery query,
            java.util.function.Consumer<io.cityplane.twin.Entity> reading) {
        for (var offset = 0; ; offset += PAGE) {
            var page = twin.query(CITY, Compiled.page(query, offset, PAGE), Viewer.everything());
            page.entities().forEach(reading);
            if (!page.more() || closing) {
                return;
            }
        }
    }

    private static Observed.Meets meets(Set<EntityId> meeting, EntityId id) {
        return meeting.contains(id) ? Observed.Meets.YES : Observed.Meets.NO;
    }

    private void take(List<Follow.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var notes = new ArrayList<Runnable>();
        for (var count : counts.values()) {
            var ids = new LinkedHashSet<EntityId>();
            for (var change : changes) {
                if (count.compiled.mayHold(change.types()) || count.has(change.id())) {
                    ids.add(change.id());
                }
            }
            var all = List.copyOf(ids);
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                notes.add(take(count, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
            }
        }
        asOf = clock.instant();
        listeners.forEach(Runnable::run);
        // Readers need not wait for the tables.
        notes.forEach(Runnable::run);
    }

    /// Takes in what some entities are now, and hands back what is to be noted in the tables.
    private Runnable take(Count count, List<EntityId> ids) {
        var compiled = count.compiled;
        var found =
                twin.query(CITY, Compiled.of(compiled.selection(), ids), Viewer.everything())
                        .entities();
        var meeting = new HashSet<EntityId>();
        compiled.meets()
                .ifPresent(query ->
                        twin.query(CITY, Compiled.of(query, ids), Viewer.everything())
                                .entities()
                                .forEach(it -> meeting.add(it.id())));
        var seen =
                found.stream()
                        .map(it -> reader.read(it, compiled.formula(), meets(meeting, it.id())))
                        .toList();
        var judgement = judgement(compiled);
        // Noted with the moment before anybody could see it.
        var now = clock.instant();
        Set<EntityId> removed;
        lock.writeLock().lock();
        try {
            var gone = new HashSet<>(ids);
            for (var one : seen) {
                gone.remove(one.id());
                count.put(one, book.of(one.id()), judgement);
            }
            gone.forEach(count::remove);
            removed = gone;
        } finally {
            lock.writeLock().unlock();
        }
        return () -> roster.note(count.code(), seen, removed, now);
    }

    private void sweep() {
        var listening = ears.listening();
        var now = clock.instant();
        lock.writeLock().lock();
        try {
            for (var count : counts.values()) {
                count.sweep(
                        EntityReader.micros(now),
                        listening.at(now, count.compiled.formula().aliveWithin()));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Takes in what was just recorded, so that figures show it when this returns.
    void recorded(Collection<AssetRecord> records) {
        lock.writeLock().lock();
        try {
            for (var it : records) {
                counts.values().forEach(count -> count.record(it.asset(), book.of(it.asset())));
            }
            asOf = clock.instant();
        } finally {
            lock.writeLock().unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /// Looks at a count; empty if there is none of this code.
    <R> Optional<R> read(IndicatorCode code, Function<Count, R> look) {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(counts.get(code)).map(look);
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Counts anew and tells in words where that differs from what was counted on the way.
    List<String> compareWithRecount() {
        var faults = new ArrayList<String>();
        for (var code : codes()) {
            read(code, count -> count.compiled)
                    .map(this::count)
                    .ifPresent(fresh ->
                            read(
                                            code,
                                            count ->
                                                    figureOf(count).equals(figureOf(fresh))
                                                            ? ""
                                                            : code.value()
                                                                    + ": counted "
                                                                    + figureOf(count)
                                                                    + ", from scratch "
                                                                    + figureOf(fresh))
                                    .filter(fault -> !fault.isEmpty())
                                    .ifPresent(faults::add));
        }
        return faults;
    }

    private static io.cityplane.targets.Figure figureOf(Count count) {
        return count.figure(Viewer.everything(), _ -> true);
    }

    private List<IndicatorCode> codes() {
        lock.readLock().lock();
        try {
            return List.copyOf(counts.keySet());
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Everything that was known before this moment is counted and noted.
    Instant loopedAt() {
        return loopedAt;
    }

    CountState state() {
        lock.readLock().lock();
        try {
            var wanted = plans.current().map(PlanVersion::number).orElse(0);
            return new CountState(wanted != countedVersion, asOf);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        // Not interrupted: that would break its connection to the database.
        closing = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        ears.close();
    }
}
