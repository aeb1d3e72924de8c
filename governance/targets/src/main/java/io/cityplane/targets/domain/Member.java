package io.cityplane.targets.domain;

import io.cityplane.targets.Asset;
import io.cityplane.targets.Asset.Liveness;
import io.cityplane.targets.Measure;
import java.util.Optional;

/// An asset as an indicator counts it. Changed under the lock of its count.
final class Member {

    Observed seen;
    Recorded recorded;
    Liveness liveness;

    Member(Observed seen, Recorded recorded, Liveness liveness) {
        this.seen = seen;
        this.recorded = recorded;
        this.liveness = liveness;
    }

    boolean isOf(Measure measure) {
        return recorded.isOf(measure, liveness);
    }

    Asset told(String department) {
        return new Asset(
                seen.id(),
                seen.district(),
                department,
                Optional.ofNullable(seen.value()),
                recorded.declaredOn(),
                recorded.acceptedOn(),
                liveness,
                seen.lastReport() == 0
                        ? Optional.empty()
                        : Optional.of(EntityReader.instant(seen.lastReport())));
    }
}
