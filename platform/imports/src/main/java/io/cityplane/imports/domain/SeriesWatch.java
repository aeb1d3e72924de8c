package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.ReadingsRule;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Watches the series of one attribute in time: gaps, jumps, frozen runs, and how many readings
/// each month has. A reading that is older than the one before it in the file is counted and else
/// passed over.
final class SeriesWatch {

    private final AttributeRule rule;
    private final Optional<Duration> every;
    private final ZoneId zone;
    private final TreeMap<YearMonth, Long> byMonth = new TreeMap<>();
    private final Worst gaps = new Worst();
    private final Worst frozen = new Worst();
    private long missing;
    private long seriesCount;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    SeriesWatch(AttributeRule rule, ReadingsRule readings) {
        this.rule = rule;
        this.every = readings.every();
        this.zone = readings.at().format().zone().orElse(ZoneOffset.UTC);
    }

    Run begin(EntityId id) {
        seriesCount++;
        return new Run(id);
    }

    void finish(Tally tally) {
        if (frozen.count > 0) {
            tally.about(
                    finding(
                            Sign.FROZEN,
                            "a series says the same for %s or longer".formatted(shown(limit())),
                            "See whether the meter or the line to it stood still. The readings are"
                                    + " in as they are.",
                            frozen.count,
                            frozen.examples()));
        }
        if (missing > 0 && isMeasured()) {
            tally.about(
                    finding(
                            Sign.GAP,
                            "readings are missing between others",
                            "Ask for them; when they come, import them: they find their place.",
                            missing,
                            gaps.examples()));
        }
        coverage().ifPresent(tally::about);
    }

    /// Whether every reading has a number: a text may be absent because there is nothing to say.
    private boolean isMeasured() {
        return rule.value() instanceof ValueRule.OfColumn column
                && column.meaning() instanceof ValueRule.Meaning.Figure;
    }

    private Duration limit() {
        return rule.limits().flatMap(Mapping.Limits::frozen).orElse(Duration.ZERO);
    }

    /// Of as many readings as there would be if every series had them all, from the first reading
    /// of any to the last.
    private Optional<Finding> coverage() {
        if (every.isEmpty() || byMonth.isEmpty() || !isMeasured()) {
            return Optional.empty();
        }
        var months = new ArrayList<String>();
        var total = 0L;
        for (var month = byMonth.firstKey();
                !month.isAfter(byMonth.lastKey());
                month = month.plusMonths(1)) {
            var begin = later(first, month.atDay(1).atStartOfDay(zone).toInstant());
            var nextMonth = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
            var end = earlier(last.plus(every.get()), nextMonth);
            var could = seriesCount * steps(Duration.between(begin, end));
            var has = byMonth.getOrDefault(month, 0L);
            total += has;
            months.add(
                    String.format(
                            Locale.ROOT,
                            "%s: %d of %d (%.1f %%)",
                            month,
                            has,
                            could,
                            could == 0 ? 100.0 : 100.0 * has / could));
        }
        return Optional.of(
                finding(
                        Sign.COVERAGE,
                        "readings of %d series by month, of those that there could be"
                                .formatted(seriesCount),
                        "Nothing has to be done where it is complete.",
                        total,
                        months));
    }

    private long steps(Duration duration) {
        return duration.isNegative() ? 0 : duration.dividedBy(every.orElseThrow());
    }

    private Finding finding(
            Sign sign, String what, String advice, long count, List<String> examples) {
        return new Finding(sign, rule.name(), what, advice, count, List.of(), examples);
    }

    private String shown(Instant at) {
        return at.atZone(zone).toOffsetDateTime().toString();
    }

    private static String shown(Duration duration) {
        return duration.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// One series: where it stands, and since when it says the same.
    final class Run {
        private final EntityId id;
        private @Nullable Instant at;
        private @Nullable Value value;
        private Instant since = Instant.MIN;
        private long same;

        private Run(EntityId id) {
            this.id = id;
        }

        void saw(long line, Instant now, Value said, Tally tally) {
            byMonth.merge(YearMonth.from(now.atZone(zone)), 1L, Long::sum);
            first = earlier(first, now);
            last = later(last, now);
            if (at != null && !now.isAfter(at)) {
                return;
            }
            gap(now);
            jump(line, said, tally);
            if (said.equals(value)) {
                same++;
            } else {
                end();
                since = now;
                same = 1;
            }
            at = now;
            value = said;
        }

        private void gap(Instant now) {
            if (at == null || every.isEmpty()) {
                return;
            }
            var skipped = steps(Duration.between(at, now)) - 1;
            if (skipped > 0) {
                missing += skipped;
                gaps.add(
                        skipped, "%s: %d missing after %s".formatted(id.uri(), skipped, shown(at)));
            }
        }

        private void jump(long line, Value said, Tally tally) {
            var most = rule.limits().flatMap(Mapping.Limits::jump);
            if (most.isEmpty() || value == null) {
                return;
            }
            var before = QualityWatch.number(value);
            var now = QualityWatch.number(said);
            if (before.isPresent()
                    && now.isPresent()
                    && now.get().subtract(before.get()).abs().compareTo(most.get()) > 0) {
                tally.mark(
                        Sign.JUMP,
                        rule.name(),
                        line,
                        "a reading differs from the one before by more than %s, such as %s after %s"
                                .formatted(
                                        most.get().toPlainString(),
                                        now.get().toPlainString(),
                                        before.get().toPlainString()),
                        "Ask whoever measured it. It is in as it is.");
            }
        }

        /// Ends a run of equal values.
        void end() {
            var limit = limit();
            if (limit.isZero() || at == null || value == null || same < 2) {
                return;
            }
            // From the first reading that says so until the next one could say something else.
            var lasted = Duration.between(since, at).plus(every.orElse(Duration.ZERO));
            if (lasted.compareTo(limit) >= 0) {
                frozen.add(
                        lasted.toSeconds(),
                        "%s: %s from %s to %s, %d readings"
                                .formatted(
                                        id.uri(),
                                        QualityWatch.number(value)
                                                .map(it -> it.toPlainString())
                                                .orElse("the same"),
                                        shown(since),
                                        shown(at),
                                        same));
            }
        }
    }

    /// Counts, and keeps the examples of the greatest extent.
    private static final class Worst {
        private long count;
        private final TreeMap<Long, List<String>> byExtent = new TreeMap<>();
        private int kept;

        void add(long extent, String example) {
            count++;
            if (kept == ImportReport.MOST_EXAMPLES) {
                var least = byExtent.firstEntry();
                if (least.getKey() >= extent) {
                    return;
                }
                least.getValue().removeLast();
                kept--;
                if (least.getValue().isEmpty()) {
                    byExtent.pollFirstEntry();
                }
            }
            byExtent.computeIfAbsent(extent, _ -> new ArrayList<>()).add(example);
            kept++;
        }

        /// The greatest first.
        List<String> examples() {
            return byExtent.descendingMap().values().stream().flatMap(List::stream).toList();
        }
    }
}
