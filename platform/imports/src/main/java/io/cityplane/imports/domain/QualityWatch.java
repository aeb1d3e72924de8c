package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.ReadingsRule;
import io.cityplane.imports.domain.ValueRule.Meaning;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at the values that come in for what is not plausible. It flags; every value goes into the
/// twin as it is.
///
/// Bounded: so many series are followed in time, and of each only where it stands.
final class QualityWatch {

    static final int MOST_SERIES = 200_000;

    private final Tally tally;
    private final Optional<ReadingsRule> readings;
    private final Map<String, ValueWatch> values = new LinkedHashMap<>();
    private final Map<String, SeriesWatch> byAttribute = new LinkedHashMap<>();
    private final Map<SeriesKey, SeriesWatch.Run> series = new HashMap<>();

    QualityWatch(Mapping mapping, Tally tally) {
        this.tally = tally;
        this.readings = mapping.readings();
        mapping.everyAttribute().forEach(rule -> values.put(rule.name(), new ValueWatch(rule)));
        readings.ifPresent(
                all ->
                        all.attributes()
                                .forEach(
                                        rule ->
                                                byAttribute.put(
                                                        rule.name(), new SeriesWatch(rule, all))));
    }

    private record SeriesKey(EntityId id, String attribute) {}

    /// @param at when it was so, if it is a reading
    void saw(long line, EntityId id, AttributeRule rule, Value value, Optional<Instant> at) {
        var watch = values.get(rule.name());
        if (watch != null) {
            watch.saw(line, value, tally);
        }
        var inTime = byAttribute.get(rule.name());
        if (inTime == null || at.isEmpty()) {
            return;
        }
        var key = new SeriesKey(id, rule.name());
        var run = series.get(key);
        if (run == null) {
            if (series.size() == MOST_SERIES) {
                tally.mark(
                        Sign.SERIES_NOT_WATCHED,
                        rule.name(),
                        line,
                        "the file has more than %d series".formatted(MOST_SERIES),
                        "Gaps, jumps and frozen runs of later ones are not told. Split the file.");
                return;
            }
            run = inTime.begin(id);
            series.put(key, run);
        }
        run.saw(line, at.get(), value, tally);
    }

    /// Tells the tally what only the end shows.
    void finish() {
        series.values().forEach(SeriesWatch.Run::end);
        values.values().forEach(watch -> watch.finish(tally));
        byAttribute.values().forEach(watch -> watch.finish(tally));
    }

    /// The number that a value is, if it is one.
    static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case Value.Numeric(double number) -> Optional.of(BigDecimal.valueOf(number));
            case Value.Text _, Value.Truth _, Value.Json _ -> Optional.empty();
        };
    }

    /// Watches the values of one attribute, each by itself.
    private static final class ValueWatch {
        private final AttributeRule rule;
        private final Map<String, Long> wouldFit = new LinkedHashMap<>();
        private long numbers;
        private long implausible;

        ValueWatch(AttributeRule rule) {
            this.rule = rule;
        }

        void saw(long line, Value value, Tally tally) {
            var limits = rule.limits();
            if (limits.isPresent() && limits.get().unknown().contains(text(value))) {
                tally.mark(
                        Sign.UNKNOWN_IDENTIFIER,
                        rule.name(),
                        line,
                        "'%s' stands where an identifier should".formatted(text(value)),
                        "Ask whoever made the file for the right one.");
            }
            var number = number(value);
            if (number.isEmpty()) {
                return;
            }
            numbers++;
            if (limits.isPresent() && !isPlausible(number.get())) {
                implausible++;
                fitElsewhere(number.get());
                tally.mark(
                        Sign.IMPLAUSIBLE,
                        rule.name(),
                        line,
                        "a value is not plausible, such as %s"
                                .formatted(number.get().toPlainString()),
                        "Ask whoever measured it. It is in as it is.");
            }
        }

        void finish(Tally tally) {
            if (rule.value() instanceof ValueRule.OfColumn column
                    && column.meaning() instanceof Meaning.Figure figure
                    && figure.conversion().isPresent()
                    && numbers > 0) {
                var conversion = figure.conversion().get();
                tally.about(
                        finding(
                                Sign.UNIT_CONVERTED,
                                "the file gives %s in %s (%s); it is kept in %s (%s)"
                                        .formatted(
                                                column.column().name(),
                                                Units.symbol(conversion.from()),
                                                conversion.from(),
                                                Units.symbol(conversion.to()),
                                                conversion.to()),
                                "Nothing has to be done if the mapping is right.",
                                numbers));
            }
            if (implausible * 2 > numbers) {
                wouldFit.entrySet().stream()
                        .filter(entry -> entry.getValue() * 20 >= implausible * 19)
                        .findFirst()
                        .ifPresent(entry -> tally.about(suspected(entry.getKey())));
            }
        }

        private Finding suspected(String code) {
            return finding(
                    Sign.UNIT_SUSPECTED,
                    "of %d values %d are not plausible, but would be if the file gave them in %s"
                            .formatted(numbers, implausible, Units.symbol(code)),
                    "If it does, write `given-in: %s` and import again.".formatted(code),
                    implausible);
        }

        private Finding finding(Sign sign, String what, String advice, long count) {
            return new Finding(sign, rule.name(), what, advice, count, List.of(), List.of());
        }

        private void fitElsewhere(BigDecimal number) {
            rule.unitCode()
                    .ifPresent(
                            unit -> {
                                for (var other : Units.ofSameQuantity(unit)) {
                                    if (!other.equals(unit)
                                            && isPlausible(
                                                    new Units.Conversion(other, unit)
                                                            .apply(number))) {
                                        wouldFit.merge(other, 1L, Long::sum);
                                    }
                                }
                            });
        }

        private boolean isPlausible(BigDecimal number) {
            var limits = rule.limits().orElseThrow();
            return limits.below().map(least -> number.compareTo(least) >= 0).orElse(true)
                    && limits.above().map(most -> number.compareTo(most) <= 0).orElse(true);
        }

        private static String text(Value value) {
            return switch (value) {
                case Value.Text(String text) -> text;
                case Value.Numeric(double number) ->
                        BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
                case Value.Truth(boolean truth) -> Boolean.toString(truth);
                case Value.Json(String json) -> json;
            };
        }
    }
}
