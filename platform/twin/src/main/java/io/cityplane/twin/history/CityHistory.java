package io.cityplane.twin.history;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryAnswer;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Series;
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Reads the past, within what a viewer may see. On any thread, at any time.
final class CityHistory implements History {

    private final HistoryKeeper keeper;
    private final Present present;

    CityHistory(HistoryKeeper keeper, Present present) {
        this.keeper = keeper;
        this.present = present;
    }

    @Override
    public HistoryAnswer read(Tenant tenant, HistoryQuery query, Viewer viewer) {
        checkCount(query.ids());
        try (var reading = keeper.reading()) {
            return new Answer(reading, query).of(tenant, viewer);
        }
    }

    @Override
    public List<Summary> summarise(Tenant tenant, SummaryQuery query, Viewer viewer) {
        checkCount(query.ids());
        var window = Window.of(query.range());
        var summing = new Summing(query, window);
        var series = new SeriesName(query.attribute(), query.dataset().orElse(""));
        if (series.attribute().equals(Attribute.EXPIRES_AT)) {
            return List.of();
        }
        var byEntity = new HashMap<EntityId, List<Summary>>();
        try (var reading = keeper.reading()) {
            // In the order of the files, so that a page is read once for all that are in it.
            for (var id : new TreeSet<>(keys(tenant, query.ids()))) {
                if (sees(reading, id, viewer)) {
                    var steps = new ArrayList<Summary>();
                    summing.clear();
                    reading.read(id, series, window, summing);
                    summing.finish(id.id(), steps);
                    byEntity.put(id.id(), steps);
                }
            }
        }
        var all = new ArrayList<Summary>();
        for (var id : query.ids()) {
            all.addAll(byEntity.getOrDefault(id, List.of()));
        }
        return all;
    }

    private static List<EntityKey> keys(Tenant tenant, List<EntityId> ids) {
        return ids.stream().map(id -> new EntityKey(tenant, id)).toList();
    }

    private static void checkCount(List<EntityId> ids) {
        if (ids.size() > MOST_ENTITIES) {
            throw new IllegalArgumentException(
                    "at most %,d entities, not %,d".formatted(MOST_ENTITIES, ids.size()));
        }
    }

    private boolean sees(Reading reading, EntityKey entity, Viewer viewer) {
        if (viewer.equals(Viewer.everything())) {
            return true;
        }
        return present.heading(entity.tenant(), entity.id())
                .or(() -> reading.lastHeading(entity))
                .filter(heading -> viewer.sees(heading.ownership()))
                .isPresent();
    }

    /// One answer as it is put together.
    private final class Answer {

        private final Reading reading;
        private final HistoryQuery query;
        private final Window window;
        private final Sheaf sheaf;
        private final List<Series> all = new ArrayList<>();
        private int left;
        private boolean more;

        private Answer(Reading reading, HistoryQuery query) {
            this.reading = reading;
            this.query = query;
            this.window = Window.of(query.range());
            this.left = query.most();
            // Those that do not fit in are the last of all, so the oldest are wanted.
            var side =
                    query.lastOfEach() == Integer.MAX_VALUE ? Sheaf.Side.OLDEST : Sheaf.Side.NEWEST;
            this.sheaf = new Sheaf(window, query.versions(), side);
        }

        private HistoryAnswer of(Tenant tenant, Viewer viewer) {
            for (var key : keys(tenant, query.ids())) {
                if (more) {
                    break;
                }
                if (sees(reading, key, viewer)) {
                    entity(key);
                }
            }
            return new HistoryAnswer(all, more);
        }

        private void entity(EntityKey key) {
            var names = reading.series(key, query.attributes(), window);
            names.removeIf(name -> name.attribute().equals(Attribute.EXPIRES_AT));
            for (var name : names) {
                if (more) {
                    return;
                }
                series(key, name);
            }
        }

        private void series(EntityKey key, SeriesName name) {
            sheaf.clear(
                    query.lastOfEach() == Integer.MAX_VALUE
                            ? Math.max(left, left + 1)
                            : query.lastOfEach());
            reading.read(key, name, window, sheaf);
            var moments = sheaf.moments();
            if (moments.size() > left) {
                moments = moments.subList(0, left);
                more = true;
            }
            if (!moments.isEmpty()) {
                left -= moments.size();
                all.add(new Series(key.id(), name.attribute(), dataset(name), moments));
            }
        }

        private static Optional<String> dataset(SeriesName name) {
            return name.dataset().isEmpty() ? Optional.empty() : Optional.of(name.dataset());
        }
    }
}
