package io.cityplane.twin.history;

import io.cityplane.twin.domain.Heading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// One look at the past: what is read of it is as of one moment. For one thread.
final class Reading implements AutoCloseable {

    /// So many files are read at the same time; the cursor of one more is used for another.
    private static final int MOST_CURSORS = 24;

    private final View view;
    private final Cursors cursors;
    private final LinkedHashMap<Segment, PageCursor> taken = new LinkedHashMap<>(16, 0.75f, true);

    /// The oldest first.
    private final List<Part> parts = new ArrayList<>();

    /// @param info of a file; null of a tail, which is asked always
    private record Part(Optional<SegmentInfo> info, Source source) {

        boolean mayHave(Window window) {
            return info.map(it ->
                            window.mayHave(
                                    it.leastTime(),
                                    it.mostTime(),
                                    it.leastRecorded(),
                                    it.mostRecorded()))
                    .orElse(true);
        }
    }

    /// @param view held, let go at the end
    Reading(View view, Cursors cursors) {
        this.view = view;
        this.cursors = cursors;
        for (var lost : view.lost()) {
            parts.add(new Part(Optional.of(lost.info()), new LostSource(lost)));
        }
        for (var segment : view.segments()) {
            parts.add(
                    new Part(
                            Optional.of(segment.info()), new SegmentSource(segment, this::cursor)));
        }
        parts.sort(Comparator.comparingLong(part -> part.info.orElseThrow().mostTime()));
        for (var tail : view.tails()) {
            parts.add(new Part(Optional.empty(), new TailSource(tail)));
        }
    }

    private PageCursor cursor(Segment segment) {
        var known = taken.get(segment);
        if (known != null) {
            return known;
        }
        var cursor =
                taken.size() >= MOST_CURSORS ? taken.pollFirstEntry().getValue() : cursors.take();
        taken.put(segment, cursor);
        return cursor;
    }

    /// What there is of an entity in a window, or near it; may be changed.
    SortedSet<SeriesName> series(EntityKey entity, Set<String> attributes, Window window) {
        var names = new TreeSet<SeriesName>();
        for (var part : parts) {
            if (part.mayHave(window)) {
                part.source.series(entity, attributes, names::add);
            }
        }
        names.remove(SeriesName.ENTITY);
        return names;
    }

    /// Hands over the rows of a series, from those parts first that have most of what is wanted.
    void read(EntityKey entity, SeriesName series, Window window, RowSink sink) {
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(sink.isNewestFirst() ? parts.size() - 1 - i : i);
            if (part.mayHave(window) && isWanted(part, window, sink)) {
                part.source.read(entity, series, window, sink);
            }
        }
    }

    private static boolean isWanted(Part part, Window window, RowSink sink) {
        return part.info
                .map(it ->
                        sink.wants(
                                window.meant(it.leastTime(), it.leastRecorded()),
                                window.meant(it.mostTime(), it.mostRecorded())))
                .orElse(true);
    }

    /// The last heading that an entity had.
    Optional<Heading> lastHeading(EntityKey entity) {
        return parts.stream()
                .flatMap(part -> part.source.lastHeading(entity).stream())
                .max(Comparator.comparingLong(Source.Headed::offset))
                .map(headed -> headed.note().heading());
    }

    @Override
    public void close() {
        taken.values().forEach(cursors::giveBack);
        taken.clear();
        view.letGo();
    }
}
