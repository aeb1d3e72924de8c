package io.cityplane.targets.domain;

import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.targets.Standing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Some assets summed up, so that one can be added or taken away exactly: decimal numbers, no
/// rounding before the end. Not for several threads at once.
public final class Sums {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private long assets;
    private long valued;
    private long meeting;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal divisor = BigDecimal.ZERO;
    private @Nullable BigDecimal latest;
    private long latestAt;

    void add(Observed asset) {
        change(asset, 1);
    }

    void remove(Observed asset) {
        change(asset, -1);
    }

    private void change(Observed asset, int sign) {
        assets += sign;
        meeting += asset.meets() == Observed.Meets.YES ? sign : 0;
        if (asset.value() != null) {
            valued += sign;
            value = sign > 0 ? value.add(asset.value()) : value.subtract(asset.value());
        }
        if (asset.divisor() != null) {
            divisor = sign > 0 ? divisor.add(asset.divisor()) : divisor.subtract(asset.divisor());
        }
    }

    /// Sums as they are kept.
    ///
    /// @param latest the value reported last, null if none was
    public record Kept(
            long assets,
            long valued,
            long meeting,
            BigDecimal value,
            BigDecimal divisor,
            @Nullable BigDecimal latest,
            long latestAt) {}

    /// Sums as they were kept.
    public static Sums of(Kept kept) {
        var sums = new Sums();
        sums.assets = kept.assets();
        sums.valued = kept.valued();
        sums.meeting = kept.meeting();
        sums.value = kept.value();
        sums.divisor = kept.divisor();
        sums.latest = kept.latest();
        sums.latestAt = kept.latestAt();
        return sums;
    }

    public Kept kept() {
        return new Kept(assets, valued, meeting, plain(value), plain(divisor), latest, latestAt);
    }

    void latest(@Nullable BigDecimal reported, long at) {
        latest = reported;
        latestAt = at;
    }

    Optional<BigDecimal> latest() {
        return Optional.ofNullable(latest);
    }

    void add(Sums other) {
        if (other.latest != null && (latest == null || other.latestAt > latestAt)) {
            latest(other.latest, other.latestAt);
        }
        assets += other.assets;
        valued += other.valued;
        meeting += other.meeting;
        value = value.add(other.value);
        divisor = divisor.add(other.divisor);
    }

    boolean isEmpty() {
        return assets == 0;
    }

    /// @param latest the value reported last, for the aggregate that takes it
    Standing standing(Aggregate aggregate, Optional<BigDecimal> latest) {
        return new Standing(assets, result(aggregate, latest).map(Sums::plain));
    }

    private Optional<BigDecimal> result(Aggregate aggregate, Optional<BigDecimal> latest) {
        return switch (aggregate) {
            case COUNT -> Optional.of(BigDecimal.valueOf(assets));
            case SUM -> Optional.of(value);
            case MEAN -> divide(value, BigDecimal.valueOf(valued));
            case RATIO -> divide(value, divisor);
            case SHARE ->
                    divide(
                            HUNDRED.multiply(BigDecimal.valueOf(meeting)),
                            BigDecimal.valueOf(assets));
            case LATEST -> latest;
        };
    }

    private static Optional<BigDecimal> divide(BigDecimal above, BigDecimal below) {
        return below.signum() == 0
                ? Optional.empty()
                : Optional.of(above.divide(below, MathContext.DECIMAL64));
    }

    /// One way to write a number, whatever it was made of.
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
