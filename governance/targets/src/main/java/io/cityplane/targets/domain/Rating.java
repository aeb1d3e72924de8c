package io.cityplane.targets.domain;

import io.cityplane.targets.DayFigure;
import io.cityplane.targets.Indicator;
import io.cityplane.targets.Indicator.Checkpoint;
import io.cityplane.targets.Indicator.Direction;
import io.cityplane.targets.Indicator.Kind;
import io.cityplane.targets.Pace;
import io.cityplane.targets.Standing;
import io.cityplane.targets.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an indicator stands on a day, by rule alone. The path to a target is straight from one
/// checkpoint to the next: from the baseline, or from nothing at the plan's begin, over the
/// milestones to the target on its day.
final class Rating {

    /// So much of what the path asks for may be missing before it is called behind.
    private static final BigDecimal TOLERATED = new BigDecimal("0.9");

    private static final BigDecimal MONTH = BigDecimal.valueOf(30);
    private static final MathContext PRECISION = MathContext.DECIMAL64;

    private final Indicator indicator;
    private final List<Checkpoint> path;
    private final LocalDate today;

    Rating(Indicator indicator, LocalDate begin, LocalDate today) {
        this.indicator = indicator;
        this.today = today;
        this.path = new ArrayList<>();
        path.add(indicator.baseline().orElse(new Checkpoint(begin, BigDecimal.ZERO)));
        indicator.milestones().stream()
                .filter(it -> it.on().isAfter(path.getLast().on()))
                .forEach(path::add);
        if (indicator.due().isPresent() && indicator.target().isPresent()) {
            var end = new Checkpoint(indicator.due().get(), indicator.target().get());
            if (end.on().isAfter(path.getLast().on())) {
                path.add(end);
            }
        }
    }

    Status status(Standing headline) {
        if (indicator.formula().isEmpty()) {
            return Status.NOT_MEASURED;
        }
        var value = headline.value();
        if (indicator.kind() == Kind.MILESTONE) {
            return headline.assets() > 0 ? Status.REACHED : unreached();
        }
        var target = indicator.target().orElseThrow();
        if (indicator.direction() == Direction.AT_MOST) {
            return value.isEmpty()
                    ? unreached()
                    : value.get().compareTo(target) <= 0 ? Status.REACHED : Status.BEHIND;
        }
        var reached = value.orElse(BigDecimal.ZERO);
        if (reached.compareTo(target) >= 0) {
            return Status.REACHED;
        }
        var unreached = unreached();
        var expected = expected();
        if (unreached != Status.ON_TRACK || expected.isEmpty()) {
            return unreached;
        }
        if (reached.compareTo(expected.get()) >= 0) {
            return Status.ON_TRACK;
        }
        return reached.compareTo(expected.get().multiply(TOLERATED)) >= 0
                ? Status.AT_RISK
                : Status.BEHIND;
    }

    private Status unreached() {
        return indicator
                .due()
                .map(day -> today.isAfter(day) ? Status.MISSED : Status.ON_TRACK)
                .orElse(Status.OPEN);
    }

    /// What the path asks for today; empty without a day, before the first checkpoint nothing.
    Optional<BigDecimal> expected() {
        if (path.size() < 2 || indicator.direction() == Direction.AT_MOST) {
            return Optional.empty();
        }
        if (!today.isAfter(path.getFirst().on())) {
            return Optional.of(path.getFirst().value());
        }
        for (var i = 1; i < path.size(); i++) {
            if (!today.isAfter(path.get(i).on())) {
                var from = path.get(i - 1);
                var to = path.get(i);
                var gone = days(from.on(), today);
                var all = days(from.on(), to.on());
                return Optional.of(
                        from.value()
                                .add(
                                        to.value()
                                                .subtract(from.value())
                                                .multiply(gone)
                                                .divide(all, PRECISION)));
            }
        }
        return Optional.of(path.getLast().value());
    }

    /// @param past the published figures, oldest first
    Pace pace(Standing headline, List<DayFigure> past) {
        var target = indicator.target();
        if (indicator.formula().isEmpty() || target.isEmpty()) {
            return Pace.UNKNOWN;
        }
        var value = headline.value().orElse(BigDecimal.ZERO);
        var trend = Trend.of(past);
        var due = indicator.due().filter(day -> day.isAfter(today));
        var missing = target.get().subtract(value).max(BigDecimal.ZERO);
        var required =
                due.filter(_ -> indicator.direction() == Direction.AT_LEAST)
                        .map(day -> missing.multiply(MONTH).divide(days(today, day), PRECISION));
        return new Pace(
                expected(),
                required,
                trend.map(it -> it.middle().multiply(MONTH)),
                due.flatMap(day -> trend.map(it -> it.at(value, today, day))));
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
    }
}
