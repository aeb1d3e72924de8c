package io.cityplane.imports.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the twin's history says of readings that a file brings, asked for many at once.
final class Past {

    /// So many values are taken out of the history at a time.
    private static final int MOST = 1_000_000;

    private final History history;
    private final Viewer viewer;

    Past(History history, Viewer viewer) {
        this.history = history;
        this.viewer = viewer;
    }

    /// One instance of a reading that there may be.
    record Moment(EntityId id, String attribute, Instant at) {}

    /// Readings that a file brings.
    record Asked(EntityId id, Attribute reading) {
        Instant at() {
            return reading.observedAt().orElseThrow();
        }

        Moment moment() {
            return new Moment(id, reading.name(), at());
        }
    }

    /// What the history has at the moments of these readings, after corrections.
    Map<Moment, Attribute> known(List<Asked> asked) {
        var known = new HashMap<Moment, Attribute>();
        if (!asked.isEmpty()) {
            find(asked, known);
        }
        return known;
    }

    private void find(List<Asked> asked, Map<Moment, Attribute> known) {
        var ids = new LinkedHashSet<EntityId>();
        var names = new HashSet<String>();
        var from = Instant.MAX;
        var until = Instant.MIN;
        for (var one : asked) {
            ids.add(one.id());
            names.add(one.reading().name());
            from = one.at().isBefore(from) ? one.at() : from;
            until = one.at().isAfter(until) ? one.at() : until;
        }
        var range = TimeRange.observed(from, until.plusNanos(1_000));
        var query = HistoryQuery.of(List.copyOf(ids), names, range, MOST);
        var answer = history.read(Tenant.DEFAULT, query, viewer);
        if (answer.more() && asked.size() > 1) {
            find(asked.subList(0, asked.size() / 2), known);
            find(asked.subList(asked.size() / 2, asked.size()), known);
            return;
        }
        var wanted = moments(asked);
        for (var series : answer.series()) {
            for (var moment : series.moments()) {
                var key = new Moment(series.id(), series.attribute(), moment.time());
                if (series.dataset().isEmpty() && wanted.contains(key)) {
                    moment.attribute().ifPresent(attribute -> known.put(key, attribute));
                }
            }
        }
    }

    private static Set<Moment> moments(List<Asked> asked) {
        var moments = HashSet.<Moment>newHashSet(asked.size());
        asked.forEach(one -> moments.add(one.moment()));
        return moments;
    }

    /// Whether the history says the same as a reading.
    static boolean saysSame(Optional<Attribute> known, Attribute reading) {
        return known.isPresent()
                && known.get().kind() == reading.kind()
                && known.get().value().equals(reading.value())
                && (reading.unitCode().isEmpty()
                        || reading.unitCode().equals(known.get().unitCode()));
    }
}
