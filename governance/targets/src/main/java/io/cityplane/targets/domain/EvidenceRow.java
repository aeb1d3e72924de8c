package io.cityplane.targets.domain;

import io.cityplane.kernel.Ownership;
import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.twin.EntityId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of an asset goes into a figure, as evidence has it.
///
/// @param value null if it has none
/// @param divisor null if it has none
/// @param lastReport microseconds since 1970
public record EvidenceRow(
        String id,
        @Nullable BigDecimal value,
        @Nullable BigDecimal divisor,
        boolean meets,
        long lastReport) {

    /// The figure of some assets; empty where there is nothing to make it of.
    public static Optional<BigDecimal> figure(Aggregate aggregate, List<EvidenceRow> rows) {
        var sums = new Sums();
        Observed last = null;
        for (var row : rows) {
            var seen = row.observed();
            sums.add(seen);
            if (seen.value() != null && (last == null || Count.isAfter(seen, last))) {
                last = seen;
            }
        }
        return sums.standing(aggregate, Optional.ofNullable(last).map(Observed::value)).value();
    }

    private Observed observed() {
        return new Observed(
                new EntityId(id),
                Ownership.OF_THE_CITY,
                "",
                "",
                value,
                divisor,
                meets ? Observed.Meets.YES : Observed.Meets.NO,
                lastReport,
                0);
    }
}
