package io.cityplane.targets.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.targets.Asset;
import io.cityplane.targets.Figure;
import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Standing;
import io.cityplane.twin.EntityId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What one indicator has come to now: its assets, and their sums by owner and district. To be used
/// under one lock.
final class Count {

    private static final long NEVER = Long.MAX_VALUE;

    final Compiled compiled;
    private final Map<EntityId, Member> members = new HashMap<>();
    private final Map<Cell, Map<Measure, Sums>> cells = new HashMap<>();

    /// The moment, in microseconds, before which nobody falls silent by waiting alone.
    private long nextSilence = NEVER;

    Count(Compiled compiled) {
        this.compiled = compiled;
    }

    boolean has(EntityId id) {
        return members.containsKey(id);
    }

    @Nullable Member find(EntityId id) {
        return members.get(id);
    }

    int size() {
        return members.size();
    }

    void put(Observed seen, Recorded recorded, Listening.Judgement judgement) {
        var before = members.get(seen.id());
        var life = judgement.of(seen.lastReport());
        if (before != null) {
            if (before.liveness == life
                    && before.recorded.equals(recorded)
                    && Cell.of(before.seen).equals(Cell.of(seen))
                    && isWorthTheSame(before.seen, seen)) {
                before.seen = seen;
            } else {
                sums(before, Sums::remove);
                before.seen = seen;
                before.recorded = recorded;
                before.liveness = life;
                sums(before, Sums::add);
            }
        } else {
            var member = new Member(seen, recorded, life);
            members.put(seen.id(), member);
            sums(member, Sums::add);
        }
        if (life == Asset.Liveness.ALIVE) {
            nextSilence =
                    Math.min(
                            nextSilence,
                            seen.lastReport() + compiled.formula().aliveWithin().toNanos() / 1_000);
        } else if (life == Asset.Liveness.UNKNOWN) {
            nextSilence = 0;
        }
    }

    private static boolean isWorthTheSame(Observed a, Observed b) {
        return isSame(a.value(), b.value())
                && isSame(a.divisor(), b.divisor())
                && a.meets() == b.meets();
    }

    private static boolean isSame(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.compareTo(b) == 0;
    }

    void remove(EntityId id) {
        var member = members.remove(id);
        if (member != null) {
            sums(member, Sums::remove);
        }
    }

    /// Takes in what was recorded of an asset, if it is one of this indicator's.
    void record(EntityId id, Recorded recorded) {
        var member = members.get(id);
        if (member != null) {
            sums(member, Sums::remove);
            member.recorded = recorded;
            sums(member, Sums::add);
        }
    }

    /// Takes in that time goes by.
    void sweep(long now, Listening.Judgement judgement) {
        if (now < nextSilence) {
            return;
        }
        var window = compiled.formula().aliveWithin().toNanos() / 1_000;
        nextSilence = NEVER;
        for (var member : members.values()) {
            var life = judgement.of(member.seen.lastReport());
            if (life != member.liveness) {
                sums(member, Sums::remove);
                member.liveness = life;
                sums(member, Sums::add);
            }
            if (life == Asset.Liveness.ALIVE) {
                nextSilence = Math.min(nextSilence, member.seen.lastReport() + window + 1);
            } else if (life == Asset.Liveness.UNKNOWN) {
                nextSilence = 0;
            }
        }
    }

    private void sums(Member member, java.util.function.BiConsumer<Sums, Observed> change) {
        var cell = Cell.of(member.seen);
        var sums = cells.computeIfAbsent(cell, _ -> new EnumMap<>(Measure.class));
        for (var measure : Measure.values()) {
            if (member.isOf(measure)) {
                var sum = sums.computeIfAbsent(measure, _ -> new Sums());
                change.accept(sum, member.seen);
                if (sum.isEmpty()) {
                    sums.remove(measure);
                }
            }
        }
        if (sums.isEmpty()) {
            cells.remove(cell);
        }
    }

    /// The figure of what the viewer may see of some cells.
    Figure figure(Viewer viewer, Predicate<Cell> wanted) {
        Predicate<Cell> seen = cell -> viewer.sees(cell.ownership()) && wanted.test(cell);
        var totals = new EnumMap<Measure, Sums>(Measure.class);
        cells.forEach((cell, sums) -> {
            if (seen.test(cell)) {
                sums.forEach((measure, sum) ->
                        totals.computeIfAbsent(measure, _ -> new Sums()).add(sum));
            }
        });
        var standings = new EnumMap<Measure, Standing>(Measure.class);
        for (var measure : Measure.values()) {
            var sum = totals.getOrDefault(measure, new Sums());
            standings.put(measure, sum.standing(aggregate(), latest(measure, seen)));
        }
        return new Figure(code(), standings);
    }

    private Optional<BigDecimal> latest(Measure measure, Predicate<Cell> seen) {
        if (aggregate() != Aggregate.LATEST) {
            return Optional.empty();
        }
        Observed last = null;
        for (var member : members.values()) {
            if (member.seen.value() != null
                    && member.isOf(measure)
                    && seen.test(Cell.of(member.seen))
                    && (last == null || isAfter(member.seen, last))) {
                last = member.seen;
            }
        }
        return Optional.ofNullable(last).map(Observed::value);
    }

    static boolean isAfter(Observed a, Observed b) {
        return a.lastReport() != b.lastReport()
                ? a.lastReport() > b.lastReport()
                : a.id().uri().compareTo(b.id().uri()) > 0;
    }

    /// The figures of what the viewer may see, by a key of their cells.
    Map<String, Figure> figures(Viewer viewer, Function<Cell, String> key) {
        var keys = new TreeMap<String, Figure>();
        for (var cell : List.copyOf(cells.keySet())) {
            if (viewer.sees(cell.ownership())) {
                keys.computeIfAbsent(
                        key.apply(cell),
                        wanted -> figure(viewer, it -> key.apply(it).equals(wanted)));
            }
        }
        return keys;
    }

    /// The members that the viewer may see, by the URI of their entity.
    List<Member> members(Viewer viewer, Predicate<Member> wanted) {
        var found = new ArrayList<Member>();
        for (var member : members.values()) {
            if (viewer.sees(member.seen.ownership()) && wanted.test(member)) {
                found.add(member);
            }
        }
        found.sort(java.util.Comparator.comparing(it -> it.seen.id().uri()));
        return found;
    }

    /// Everything summed up, as it is published for a day.
    List<DayStore.CellSums> cellSums() {
        var told = new ArrayList<DayStore.CellSums>();
        cells.forEach((cell, sums) -> {
            if (aggregate() == Aggregate.LATEST) {
                sums.forEach((measure, sum) -> noteLatest(cell, measure, sum));
            }
            told.add(new DayStore.CellSums(cell, Map.copyOf(sums)));
        });
        return told;
    }

    private void noteLatest(Cell cell, Measure measure, Sums sum) {
        Observed last = null;
        for (var member : members.values()) {
            if (member.seen.value() != null
                    && member.isOf(measure)
                    && Cell.of(member.seen).equals(cell)
                    && (last == null || isAfter(member.seen, last))) {
                last = member.seen;
            }
        }
        sum.latest(last == null ? null : last.value(), last == null ? 0 : last.lastReport());
    }

    /// The figure of sums that were kept, of what a viewer may see of them.
    static Figure figure(
            IndicatorCode code, Aggregate aggregate, List<DayStore.CellSums> kept, Viewer viewer) {
        var totals = new EnumMap<Measure, Sums>(Measure.class);
        for (var cell : kept) {
            if (viewer.sees(cell.cell().ownership())) {
                cell.sums()
                        .forEach((measure, sum) ->
                                totals.computeIfAbsent(measure, _ -> new Sums()).add(sum));
            }
        }
        var standings = new EnumMap<Measure, Standing>(Measure.class);
        for (var measure : Measure.values()) {
            var sum = totals.getOrDefault(measure, new Sums());
            standings.put(measure, sum.standing(aggregate, sum.latest()));
        }
        return new Figure(code, standings);
    }

    private Aggregate aggregate() {
        return compiled.formula().aggregate();
    }

    IndicatorCode code() {
        return compiled.indicator().code();
    }
}
