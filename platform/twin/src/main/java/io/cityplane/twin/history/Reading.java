package io.cityplane.twin.history;

import io.cityplane.twin.domain.Heading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One look at the past: what is read of it is as of one moment. For one thread.
final class Reading implements AutoCloseable {

    private final View view;
    private final List<Source> sources;

    /// @param view held, let go at the end
    Reading(View view) {
        this.view = view;
        this.sources = view.tails().stream().<Source>map(TailSource::new).toList();
    }

    /// What there is of an entity; may be changed.
    SortedSet<SeriesName> series(EntityKey entity, Set<String> attributes) {
        var names = new TreeSet<SeriesName>();
        for (var source : sources) {
            source.series(entity, attributes, names::add);
        }
        return names;
    }

    /// Hands over the rows of a series, from those parts first that have most of what is wanted.
    void read(EntityKey entity, SeriesName series, Window window, RowSink sink) {
        if (sink.isNewestFirst()) {
            for (var i = sources.size() - 1; i >= 0; i--) {
                sources.get(i).read(entity, series, window, sink);
            }
        } else {
            for (var source : sources) {
                source.read(entity, series, window, sink);
            }
        }
    }

    /// The last heading that an entity had.
    Optional<Heading> lastHeading(EntityKey entity) {
        return sources.stream()
                .flatMap(source -> source.lastHeading(entity).stream())
                .max(Comparator.comparingLong(Source.Headed::offset))
                .map(headed -> headed.note().heading());
    }

    @Override
    public void close() {
        view.letGo();
    }
}
