package io.cityplane.twin.ngsild;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.Series;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.TimeRange.By;
import io.cityplane.twin.ngsild.TemporalQuery.Property;
import io.cityplane.twin.ngsild.TemporalQuery.Relation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// What entities were in some of time, no more of it than fits an answer.
///
/// An answer that is cut is cut at one moment for all its series, so that the client can go on from
/// there: forwards, or backwards with `lastN` (§6.3.10).
///
/// @param cut the `Content-Range` of an answer that is not all; empty if it is
record Evolution(List<Series> series, Optional<String> cut) {

    /// Values of all series in one answer.
    private static final int MOST = 100_000;

    /// So often a range is made shorter until it fits.
    private static final int MOST_READS = 8;

    /// Reads the past within limits.
    ///
    /// @param attributes expanded; empty for all
    /// @param mostInstances of one series
    static Evolution read(
            History history,
            Work work,
            TemporalQuery query,
            List<EntityId> ids,
            Set<String> attributes,
            int mostInstances) {
        var range = query.range();
        var isBackwards = query.lastN().isPresent();
        var lastOfEach =
                query.lastN().isPresent()
                        ? Math.min(query.lastN().getAsInt(), mostInstances + 1)
                        : Integer.MAX_VALUE;
        var isCut = false;
        for (var i = 0; i < MOST_READS; i++) {
            var asked =
                    new HistoryQuery(
                            ids,
                            attributes,
                            range,
                            range.by() == By.RECORDED ? Versions.EVERY : Versions.LAST_RECORDED,
                            lastOfEach,
                            MOST);
            var answer = history.read(work.tenant(), asked, work.caller().viewer());
            if (!answer.more()) {
                return isBackwards
                        ? backwards(answer.series(), query, mostInstances)
                        : forwards(answer.series(), query, mostInstances, isCut);
            }
            if (isBackwards) {
                break;
            }
            range = shorter(range, answer.series().getLast());
            isCut = true;
        }
        throw ErrorType.TOO_MANY_RESULTS.fault(
                "More than "
                        + MOST
                        + " values: ask for fewer entities, attributes or a shorter time");
    }

    /// The last value of each series, to see which entities have any.
    static List<Series> last(
            History history,
            Work work,
            TemporalQuery query,
            List<EntityId> ids,
            Set<String> attributes) {
        var asked =
                new HistoryQuery(
                        ids,
                        attributes,
                        query.range(),
                        Versions.LAST_RECORDED,
                        1,
                        Integer.MAX_VALUE - 1);
        return wanted(history.read(work.tenant(), asked, work.caller().viewer()).series(), query);
    }

    /// Until what of the last series did not fit in any more.
    private static TimeRange shorter(TimeRange range, Series last) {
        var moments = last.moments();
        var end = time(range.by()).apply(moments.get(moments.size() / 2));
        return new TimeRange(range.by(), range.from(), Optional.of(end), range.knownAt());
    }

    private static Function<Series.Moment, Instant> time(By by) {
        return by == By.OBSERVED ? Series.Moment::time : Series.Moment::recordedAt;
    }

    private static Evolution forwards(
            List<Series> all, TemporalQuery query, int mostInstances, boolean isShortened) {
        var time = time(query.range().by());
        var end =
                all.stream()
                        .filter(series -> series.moments().size() > mostInstances)
                        .map(series -> time.apply(series.moments().get(mostInstances - 1)))
                        .min(Comparator.naturalOrder());
        var kept =
                end.map(last -> where(all, moment -> !time.apply(moment).isAfter(last)))
                        .orElse(all);
        if (end.isEmpty() && !isShortened) {
            return new Evolution(wanted(kept, query), Optional.empty());
        }
        var begin =
                query.relation().equals(Optional.of(Relation.BEFORE))
                        ? Optional.<Instant>empty()
                        : query.timeAt();
        var least = begin.orElseGet(() -> extreme(kept, time, Comparator.naturalOrder()));
        var most = extreme(kept, time, Comparator.reverseOrder());
        return new Evolution(wanted(kept, query), Optional.of(contentRange(least, most, "*")));
    }

    private static Evolution backwards(List<Series> all, TemporalQuery query, int mostInstances) {
        var time = time(query.range().by());
        var begin =
                all.stream()
                        .filter(series -> series.moments().size() > mostInstances)
                        .map(series ->
                                time.apply(
                                        series.moments()
                                                .get(series.moments().size() - mostInstances)))
                        .max(Comparator.naturalOrder());
        if (begin.isEmpty()) {
            return new Evolution(wanted(all, query), Optional.empty());
        }
        var kept = where(all, moment -> !time.apply(moment).isBefore(begin.get()));
        var start =
                query.relation()
                        .flatMap(relation ->
                                switch (relation) {
                                    case BEFORE -> query.timeAt();
                                    case BETWEEN -> query.endTimeAt();
                                    case AFTER -> Optional.<Instant>empty();
                                })
                        .orElseGet(() -> extreme(kept, time, Comparator.reverseOrder()));
        var size = Integer.toString(query.lastN().orElse(0));
        return new Evolution(
                wanted(kept, query), Optional.of(contentRange(start, begin.get(), size)));
    }

    private static List<Series> where(List<Series> all, Predicate<Series.Moment> wanted) {
        var kept = new ArrayList<Series>();
        for (var series : all) {
            var moments = series.moments().stream().filter(wanted).toList();
            if (!moments.isEmpty()) {
                kept.add(new Series(series.id(), series.attribute(), series.dataset(), moments));
            }
        }
        return kept;
    }

    private static List<Series> wanted(List<Series> all, TemporalQuery query) {
        return query.property() == Property.DELETED_AT
                ? where(all, moment -> moment.attribute().isEmpty())
                : all;
    }

    private static Instant extreme(
            List<Series> all, Function<Series.Moment, Instant> time, Comparator<Instant> order) {
        return all.stream()
                .flatMap(series -> series.moments().stream())
                .map(time)
                .min(order)
                .orElse(Instant.EPOCH);
    }

    private static String contentRange(Instant from, Instant to, String size) {
        return "DateTime " + DateTimes.format(from) + "-" + DateTimes.format(to) + "/" + size;
    }
}
