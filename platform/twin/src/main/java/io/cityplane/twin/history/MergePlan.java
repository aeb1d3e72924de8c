package io.cityplane.twin.history;

import io.cityplane.twin.domain.Micros;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which files are to be merged next: what came from memory in an hour, then the hours of a day;
/// earlier if there are too many.
///
/// An hour or a day is over when the clock says so; files belong to the one in which the last of
/// their rows was recorded.
final class MergePlan {

    /// Days are merged no further.
    private static final int HIGHEST = 2;

    private final HistorySettings settings;

    MergePlan(HistorySettings settings) {
        this.settings = settings;
    }

    /// Files of one level; empty if there is nothing worth it.
    List<Segment> next(List<Segment> segments, Instant now) {
        for (var level = 0; level < HIGHEST; level++) {
            var ofLevel = ofLevel(segments, level);
            var wanted = ofLevel.size() >= settings.mergeAt() ? ofLevel : over(ofLevel, level, now);
            var bounded = bounded(wanted);
            if (bounded.size() > 1) {
                return bounded;
            }
        }
        return List.of();
    }

    private static List<Segment> ofLevel(List<Segment> segments, int level) {
        return segments.stream()
                .filter(it -> it.info().level() == level)
                .sorted(Comparator.comparingLong(it -> it.info().firstBatch()))
                .toList();
    }

    /// Those of the first hour or day that is over and has several.
    private static List<Segment> over(List<Segment> ofLevel, int level, Instant now) {
        var current = step(now, level);
        var found = new ArrayList<Segment>();
        for (var segment : ofLevel) {
            var step = step(Micros.toInstant(segment.info().mostRecorded()), level);
            if (!step.isBefore(current)) {
                break;
            }
            if (!found.isEmpty() && !step.equals(stepOf(found.getFirst(), level))) {
                if (found.size() > 1) {
                    break;
                }
                found.clear();
            }
            found.add(segment);
        }
        return found;
    }

    private static Instant stepOf(Segment segment, int level) {
        return step(Micros.toInstant(segment.info().mostRecorded()), level);
    }

    private static Instant step(Instant moment, int level) {
        return moment.atOffset(ZoneOffset.UTC)
                .truncatedTo(level == 0 ? ChronoUnit.HOURS : ChronoUnit.DAYS)
                .toInstant();
    }

    /// As many of the first as may be one file.
    private List<Segment> bounded(List<Segment> wanted) {
        var bounded = new ArrayList<Segment>();
        var rows = 0L;
        for (var segment : wanted) {
            rows += segment.info().rows();
            if (bounded.size() == settings.mergeAt() || rows > settings.mostRows()) {
                break;
            }
            bounded.add(segment);
        }
        return bounded;
    }
}
