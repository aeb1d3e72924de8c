package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TypeCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what is committed, within what a viewer may see. On any thread, at any time.
final class Reading {

    private final Realms realms;
    private final EntityForm form;

    Reading(Realms realms, EntityForm form) {
        this.realms = realms;
        this.form = form;
    }

    Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer) {
        var realm = realms.find(tenant);
        var cell = realm == null ? null : realm.find(id);
        var packed = cell == null ? null : cell.committed();
        return packed == null || !viewer.sees(form.heading(packed).ownership())
                ? Optional.empty()
                : Optional.of(form.entity(id, packed));
    }

    List<TypeCount> types(Tenant tenant, Viewer viewer) {
        var realm = realms.find(tenant);
        if (realm == null) {
            return List.of();
        }
        var counts = new TreeMap<String, Long>();
        realm.byHeading()
                .forEach((number, count) -> {
                    var heading = form.headingOf(number);
                    if (count.get() > 0 && viewer.sees(heading.ownership())) {
                        heading.types().forEach(type -> counts.merge(type, count.get(), Long::sum));
                    }
                });
        return counts.entrySet().stream()
                .map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<Alike> alike(Tenant tenant, Viewer viewer) {
        var realm = realms.find(tenant);
        if (realm == null) {
            return List.of();
        }
        var all = new ArrayList<Alike>();
        realm.byForm()
                .forEach((number, count) -> {
                    var heading = form.headingOf(EntityForm.headingOfForm(number));
                    var seen = count.get();
                    if (seen > 0 && viewer.sees(heading.ownership())) {
                        all.add(
                                new Alike(
                                        heading.types(), form.shapeOfForm(number).members(), seen));
                    }
                });
        return all;
    }

    EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        var realm = realms.find(tenant);
        if (realm == null) {
            return new EntityAnswer(List.of(), count(query, 0), false);
        }
        var isCountedByHeading = query.ids().isEmpty() && query.attributes().isEmpty();
        var source = source(realm, query);
        var mostSeen = (long) query.offset() + query.limit() + 1;
        var mustSeeAll = query.counting() == Counting.COUNTED && !isCountedByHeading;
        var page = new ArrayList<Entity>();
        var seen = 0L;
        var cell = source.next();
        while (cell != null && (mustSeeAll || seen < mostSeen)) {
            var packed = cell.committed();
            if (packed != null && matches(packed, query, viewer)) {
                if (seen >= query.offset() && page.size() < query.limit()) {
                    page.add(form.entity(cell.id(), packed));
                }
                seen++;
            }
            cell = source.next();
        }
        var more = seen > (long) query.offset() + page.size();
        var counted = isCountedByHeading ? countByHeading(realm, query, viewer) : seen;
        return new EntityAnswer(page, count(query, counted), more);
    }

    private static OptionalLong count(EntityQuery query, long count) {
        return query.counting() == Counting.COUNTED ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private long countByHeading(Realm realm, EntityQuery query, Viewer viewer) {
        var sum = 0L;
        for (var entry : realm.byHeading().entrySet()) {
            var heading = form.headingOf(entry.getKey());
            if (isOfAny(heading, query.types()) && viewer.sees(heading.ownership())) {
                sum += entry.getValue().get();
            }
        }
        return sum;
    }

    private boolean matches(byte[] packed, EntityQuery query, Viewer viewer) {
        var heading = form.heading(packed);
        return isOfAny(heading, query.types())
                && viewer.sees(heading.ownership())
                && hasAny(form.shape(packed), query.attributes());
    }

    private static boolean isOfAny(Heading heading, Set<String> types) {
        if (types.isEmpty()) {
            return true;
        }
        for (var type : heading.types()) {
            if (types.contains(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(Shape shape, Set<String> attributes) {
        if (attributes.isEmpty()) {
            return true;
        }
        for (var attribute : attributes) {
            if (shape.has(attribute)) {
                return true;
            }
        }
        return false;
    }

    /// The fewest cells that hold all that are asked for, oldest first.
    private static Source source(Realm realm, EntityQuery query) {
        if (!query.ids().isEmpty()) {
            return named(realm, query.ids());
        }
        if (query.types().isEmpty()) {
            return realm.everybody().cursor()::next;
        }
        var cursors = new ArrayList<Roster.Cursor>();
        for (var type : query.types()) {
            var roster = realm.ofType(type);
            if (roster != null) {
                cursors.add(roster.cursor());
            }
        }
        return cursors.size() == 1 ? cursors.getFirst()::next : new Merged(cursors);
    }

    private static Source named(Realm realm, List<EntityId> ids) {
        var cells =
                new HashSet<>(ids)
                        .stream()
                                .map(realm::find)
                                .filter(cell -> cell != null)
                                .sorted(Comparator.comparingLong(Cell::birth))
                                .iterator();
        return () -> cells.hasNext() ? cells.next() : null;
    }

    /// Gives cells until there are no more.
    private interface Source {
        @Nullable Cell next();
    }

    /// Several rosters as one, each entity once though it is of several types.
    private static final class Merged implements Source {

        private final TreeMap<Long, List<Roster.Cursor>> heads = new TreeMap<>();
        private final Map<Roster.Cursor, Cell> cells = new HashMap<>();

        private Merged(List<Roster.Cursor> cursors) {
            cursors.forEach(this::advance);
        }

        private void advance(Roster.Cursor cursor) {
            var cell = cursor.next();
            if (cell != null) {
                cells.put(cursor, cell);
                heads.computeIfAbsent(cursor.birth(), _ -> new ArrayList<>()).add(cursor);
            }
        }

        @Override
        public @Nullable Cell next() {
            var oldest = heads.pollFirstEntry();
            if (oldest == null) {
                return null;
            }
            var cell = cells.get(oldest.getValue().getFirst());
            oldest.getValue().forEach(this::advance);
            return cell;
        }
    }
}
