package io.cityplane.targets;

import io.cityplane.kernel.Page;
import io.cityplane.twin.EntityId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A day that is over, by two questions.
///
/// @param then as it was known when the day ended: it never changes again
/// @param now as it is known now, with what was reported and recorded later
/// @param root of the evidence of `then`, in hexadecimal digits
/// @param isAsPublished whether `then`, made anew, is what was published, bit by bit
/// @param differences between the two, asset by asset, by URI
/// @param corrections of the published figure, oldest first
public record DayAnswer(
        LocalDate day,
        Figure then,
        Figure now,
        String root,
        boolean isAsPublished,
        Page<Difference> differences,
        List<Correction> corrections) {

    public static final int MOST_DIFFERENCES = 1_000;

    public DayAnswer {
        corrections = List.copyOf(corrections);
    }

    /// An asset that stands otherwise now.
    ///
    /// @param then empty if it was not counted
    /// @param now empty if it is not counted any more
    public record Difference(EntityId id, Optional<Asset> then, Optional<Asset> now) {}
}
