package io.cityplane.twin.history;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Stands for a file that the manifest names and that cannot be opened: what may be in it is not
/// answered, what cannot be is answered by the others.
final class LostSource implements Source {

    private final Lost lost;

    LostSource(Lost lost) {
        this.lost = lost;
    }

    /// A file that cannot be opened, and why.
    record Lost(SegmentInfo info, Exception why) {}

    /// Which series it had is found in other files, too: those that are read are refused there.
    @Override
    public void series(EntityKey entity, Set<String> attributes, Consumer<SeriesName> told) {
        throw refused();
    }

    @Override
    public void read(EntityKey entity, SeriesName series, Window window, RowSink sink) {
        throw refused();
    }

    @Override
    public Optional<Headed> lastHeading(EntityKey entity) {
        throw refused();
    }

    private DamagedHistory refused() {
        return new DamagedHistory(lost.info, lost.why);
    }
}
