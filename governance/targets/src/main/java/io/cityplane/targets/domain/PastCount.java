package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Viewer;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Series;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts a day that is over, from the tables and the twin's history alone: nothing of what is
/// counted live is in it.
///
/// Values, reports and records have two times and are asked for by both. Which entities were
/// selected, and whose they were, is known by one: as it was noted until the day's end, and for an
/// entity that came in later as it was noted first.
final class PastCount {

    private static final int AT_ONCE = 20_000;

    private final MemberStore members;
    private final RecordStore records;
    private final Transactions transactions;
    private final History history;

    PastCount(
            MemberStore members, RecordStore records, Transactions transactions, History history) {
        this.members = members;
        this.records = records;
        this.transactions = transactions;
        this.history = history;
    }

    /// @param listening all that is known of when we listened
    Count of(Compiled compiled, Day day, Listening listening) {
        var count = new Count(compiled);
        var selected = selected(compiled.indicator().code(), day);
        var recorded = recorded(selected.keySet(), day);
        var judgement =
                listening
                        .until(EntityReader.micros(day.end()))
                        .at(day.end(), compiled.formula().aliveWithin());
        var all = List.copyOf(selected.values());
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var past = read(compiled, some, day);
            for (var member : some) {
                var told = past.getOrDefault(member.entity(), Told.NOTHING);
                count.put(
                        observed(member, told),
                        recorded.getOrDefault(member.entity(), Recorded.NOTHING),
                        judgement);
            }
        }
        return count;
    }

    private Map<EntityId, MemberStore.Entry> selected(IndicatorCode code, Day day) {
        var selected = new LinkedHashMap<EntityId, MemberStore.Entry>();
        var before = new HashSet<EntityId>();
        transactions.execute(() -> {
            members.each(
                    code,
                    day.knownAt(),
                    it -> {
                        if (!it.since().isAfter(day.end())) {
                            before.add(it.entity());
                            if (it.selected()) {
                                selected.put(it.entity(), it);
                            } else {
                                selected.remove(it.entity());
                            }
                        } else if (it.selected() && before.add(it.entity())) {
                            selected.put(it.entity(), it);
                        }
                    });
            return selected;
        });
        return selected;
    }

    private Map<EntityId, Recorded> recorded(Set<EntityId> wanted, Day day) {
        var recorded = new HashMap<EntityId, Recorded>();
        transactions.execute(() -> {
            records.each(it -> {
                if (wanted.contains(it.asset()) && isIn(it, day)) {
                    recorded.merge(
                            it.asset(), Recorded.NOTHING.after(it), (was, _) -> was.after(it));
                }
            });
            return recorded;
        });
        return recorded;
    }

    private static boolean isIn(AssetRecord it, Day day) {
        return !it.at().isAfter(day.knownAt()) && !it.on().isAfter(day.date());
    }

    /// What an entity told until the day's end.
    private record Told(
            @Nullable BigDecimal value,
            @Nullable BigDecimal divisor,
            long lastReport,
            long recordedAt) {
        static final Told NOTHING = new Told(null, null, 0, 0);
    }

    private Map<EntityId, Told> read(Compiled compiled, List<MemberStore.Entry> some, Day day) {
        var formula = compiled.formula();
        var attributes = new HashSet<>(formula.reports());
        if (!attributes.isEmpty()) {
            formula.value().ifPresent(attributes::add);
            formula.divisor().ifPresent(attributes::add);
        }
        var range =
                new TimeRange(
                        TimeRange.By.OBSERVED,
                        Optional.empty(),
                        Optional.of(day.end()),
                        Optional.of(day.knownAt()));
        var ids = some.stream().map(MemberStore.Entry::entity).toList();
        var answer =
                history.read(
                        Tenant.DEFAULT,
                        new HistoryQuery(
                                ids,
                                attributes,
                                range,
                                HistoryQuery.Versions.LAST_RECORDED,
                                1,
                                Integer.MAX_VALUE),
                        Viewer.everything());
        var told = new HashMap<EntityId, Told>();
        for (var series : answer.series()) {
            told.merge(
                    series.id(),
                    told(series, formula),
                    (a, b) ->
                            new Told(
                                    a.value() == null ? b.value() : a.value(),
                                    a.divisor() == null ? b.divisor() : a.divisor(),
                                    Math.max(a.lastReport(), b.lastReport()),
                                    Math.max(a.recordedAt(), b.recordedAt())));
        }
        return told;
    }

    private static Told told(Series series, io.cityplane.targets.Formula formula) {
        var last = series.moments().getLast();
        var number =
                series.dataset().isEmpty()
                        ? last.attribute().map(EntityReader::number).orElse(null)
                        : null;
        var isReport =
                formula.reports().isEmpty() || formula.reports().contains(series.attribute());
        return new Told(
                formula.value().filter(series.attribute()::equals).isPresent() ? number : null,
                formula.divisor().filter(series.attribute()::equals).isPresent() ? number : null,
                isReport ? report(last.attribute(), last.recordedAt()) : 0,
                EntityReader.micros(last.recordedAt()));
    }

    private static long report(Optional<Attribute> attribute, Instant recordedAt) {
        return attribute
                .flatMap(Attribute::observedAt)
                .map(at -> Math.min(EntityReader.micros(at), EntityReader.micros(recordedAt)))
                .orElse(0L);
    }

    private static Observed observed(MemberStore.Entry member, Told told) {
        return new Observed(
                member.entity(),
                member.ownership(),
                member.district(),
                member.department(),
                told.value(),
                told.divisor(),
                member.meets() ? Observed.Meets.YES : Observed.Meets.NO,
                told.lastReport(),
                told.recordedAt());
    }

    /// Where two counts of the same day differ, asset by asset.
    static List<io.cityplane.targets.DayAnswer.Difference> difference(
            Count then, Count now, Viewer viewer) {
        var differences = new ArrayList<io.cityplane.targets.DayAnswer.Difference>();
        var ids = new java.util.TreeMap<String, EntityId>();
        then.members(viewer, _ -> true).forEach(it -> ids.put(it.seen.id().uri(), it.seen.id()));
        now.members(viewer, _ -> true).forEach(it -> ids.put(it.seen.id().uri(), it.seen.id()));
        for (var id : ids.values()) {
            var before =
                    Optional.ofNullable(then.find(id)).map(it -> it.told(it.seen.department()));
            var after = Optional.ofNullable(now.find(id)).map(it -> it.told(it.seen.department()));
            if (!before.equals(after)) {
                differences.add(new io.cityplane.targets.DayAnswer.Difference(id, before, after));
            }
        }
        return differences;
    }
}
