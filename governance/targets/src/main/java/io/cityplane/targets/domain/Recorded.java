package io.cityplane.targets.domain;

import io.cityplane.targets.Asset;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Deed;
import io.cityplane.targets.Measure;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What holds of an asset by what was recorded, with what was taken back left out.
///
/// @param declared the record in force, null if there is none
/// @param accepted the record in force, null if there is none
record Recorded(@Nullable AssetRecord declared, @Nullable AssetRecord accepted) {

    static final Recorded NOTHING = new Recorded(null, null);

    Recorded after(AssetRecord next) {
        var now = next.undoes().isPresent() ? null : next;
        return switch (next.deed()) {
            case DECLARED -> new Recorded(now, accepted);
            case ACCEPTED -> new Recorded(declared, now);
        };
    }

    @Nullable AssetRecord by(Deed deed) {
        return switch (deed) {
            case DECLARED -> declared;
            case ACCEPTED -> accepted;
        };
    }

    Optional<LocalDate> declaredOn() {
        return Optional.ofNullable(declared).map(AssetRecord::on);
    }

    Optional<LocalDate> acceptedOn() {
        return Optional.ofNullable(accepted).map(AssetRecord::on);
    }

    boolean isNothing() {
        return declared == null && accepted == null;
    }

    /// Whether an asset that stands and lives so is among those of a measure.
    boolean isOf(Measure measure, Asset.Liveness life) {
        return switch (measure) {
            case DECLARED -> declared != null;
            case ACCEPTED -> accepted != null;
            case ALIVE -> accepted != null && life == Asset.Liveness.ALIVE;
            case NOT_ACCEPTED -> declared != null && accepted == null;
            case NEVER_SEEN -> accepted != null && life == Asset.Liveness.NEVER_SEEN;
            case SILENT -> accepted != null && life == Asset.Liveness.SILENT;
            case UNKNOWN -> accepted != null && life == Asset.Liveness.UNKNOWN;
            case UNDECLARED -> isNothing() && life == Asset.Liveness.ALIVE;
        };
    }
}
