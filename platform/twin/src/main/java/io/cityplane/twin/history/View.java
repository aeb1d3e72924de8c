package io.cityplane.twin.history;

import io.cityplane.twin.history.LostSource.Lost;
import java.util.List;

/// Everything that the past consists of at one moment: no row twice, none missing. Held by whoever
/// reads, so that nothing of it goes meanwhile.
final class View extends Shared {

    private final List<Tail> tails;
    private final List<Segment> segments;
    private final List<Lost> lost;

    /// A view of things that its maker holds.
    ///
    /// @param tails the one that grows last
    View(List<Tail> tails, List<Segment> segments, List<Lost> lost) {
        this.tails = List.copyOf(tails);
        this.segments = List.copyOf(segments);
        this.lost = List.copyOf(lost);
        this.tails.forEach(View::mustHold);
        this.segments.forEach(View::mustHold);
    }

    private static void mustHold(Shared one) {
        if (!one.hold()) {
            throw new IllegalStateException("it is gone already");
        }
    }

    List<Tail> tails() {
        return tails;
    }

    List<Segment> segments() {
        return segments;
    }

    /// Files that cannot be opened.
    List<Lost> lost() {
        return lost;
    }

    @Override
    void dispose() {
        tails.forEach(Shared::letGo);
        segments.forEach(Shared::letGo);
    }
}
