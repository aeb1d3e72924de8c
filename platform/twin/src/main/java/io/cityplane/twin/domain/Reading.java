package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Alike;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityGlance;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.GlanceAnswer;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TypeCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// Reads what is committed, within what a viewer may see. On any thread, at any time.
final class Reading {

    private static final long NOT_KNOWN = -1;

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

    Optional<Heading> heading(Tenant tenant, EntityId id) {
        var realm = realms.find(tenant);
        var cell = realm == null ? null : realm.find(id);
        var packed = cell == null ? null : cell.committed();
        return packed == null ? Optional.empty() : Optional.of(form.heading(packed));
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

    Optional<EntityGlance> glance(Tenant tenant, EntityId id, Viewer viewer) {
        var realm = realms.find(tenant);
        var cell = realm == null ? null : realm.find(id);
        var packed = cell == null ? null : cell.committed();
        return packed == null || !viewer.sees(form.heading(packed).ownership())
                ? Optional.empty()
                : Optional.of(glance(id, packed));
    }

    /// Of what may have expired somebody has to make sure, which takes the whole.
    private EntityGlance glance(EntityId id, byte[] packed) {
        return form.shape(packed).expiry() < 0
                ? new PackedGlance(id, packed, form)
                : EntityGlance.of(form.entity(id, packed));
    }

    EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer) {
        var found = find(tenant, query, viewer, form::entity);
        return new EntityAnswer(found.page(), found.count(), found.more());
    }

    GlanceAnswer glance(Tenant tenant, EntityQuery query, Viewer viewer) {
        var found = find(tenant, query, viewer, this::glance);
        return new GlanceAnswer(found.page(), found.count(), found.more());
    }

    /// What is answered of an entity that is found.
    private interface Telling<T> {
        T of(EntityId id, byte[] packed);
    }

    private record Found<T>(List<T> page, OptionalLong count, boolean more) {}

    private <T> Found<T> find(Tenant tenant, EntityQuery query, Viewer viewer, Telling<T> telling) {
        var realm = realms.find(tenant);
        if (realm == null) {
            return new Found<>(List.of(), count(query, 0), false);
        }
        var search = new Search(realm, query, viewer);
        if (!query.orders().isEmpty()) {
            return search.ordered(telling);
        }
        return isCountedByHeading(query)
                ? search.inAge(countByHeading(realm, query, viewer), telling)
                : search.inAge(NOT_KNOWN, telling);
    }

    /// How a query is answered, found out by answering it.
    Explanation explain(Tenant tenant, EntityQuery query, Viewer viewer) {
        var realm = realms.find(tenant);
        if (realm == null) {
            return new Explanation(Explanation.Index.EVERYBODY, 0, 0);
        }
        var search = new Search(realm, query, viewer);
        var _ = search.inAge(NOT_KNOWN, form::entity);
        return new Explanation(search.candidates.index(), search.candidates.most(), search.tested);
    }

    private static boolean isCountedByHeading(EntityQuery query) {
        return query.ids().isEmpty()
                && query.attributes().isEmpty()
                && query.where().equals(Condition.EVERYTHING);
    }

    /// One query as it is answered.
    private final class Search {

        private final EntityQuery query;
        private final Candidates candidates;
        private final Matcher matcher;
        private long tested;

        private Search(Realm realm, EntityQuery query, Viewer viewer) {
            this.query = query;
            this.candidates = Candidates.of(realm, query);
            this.matcher = new Matcher(realm, form, query.where(), viewer);
        }

        private boolean matches(Cell cell, byte[] packed) {
            tested++;
            return isOfAny(form.heading(packed), query.types())
                    && hasAny(form.shape(packed), query.attributes())
                    && matcher.matches(cell, packed);
        }

        /// @param known how many there are, if that is known already
        private <T> Found<T> inAge(long known, Telling<T> telling) {
            var mostSeen = (long) query.offset() + query.limit() + 1;
            var mustSeeAll = query.counting() == Counting.COUNTED && known == NOT_KNOWN;
            var page = new ArrayList<T>();
            var seen = 0L;
            var source = candidates.source();
            var cell = source.next();
            while (cell != null && (mustSeeAll || seen < mostSeen)) {
                var packed = cell.committed();
                if (packed != null && matches(cell, packed)) {
                    if (seen >= query.offset() && page.size() < query.limit()) {
                        page.add(telling.of(cell.id(), packed));
                    }
                    seen++;
                }
                cell = source.next();
            }
            var more = seen > (long) query.offset() + page.size();
            return new Found<>(page, count(query, known == NOT_KNOWN ? seen : known), more);
        }

        private <T> Found<T> ordered(Telling<T> telling) {
            var sorting = new Sorting(query.orders(), form);
            var source = candidates.source();
            for (var cell = source.next(); cell != null; cell = source.next()) {
                var packed = cell.committed();
                if (packed != null && matches(cell, packed)) {
                    sorting.add(cell, packed);
                }
            }
            var all = sorting.sorted();
            var from = Math.min(query.offset(), all.size());
            var to = (int) Math.min((long) from + query.limit(), all.size());
            var page =
                    all.subList(from, to).stream()
                            .map(row -> telling.of(row.cell().id(), row.packed()))
                            .toList();
            return new Found<>(page, count(query, all.size()), to < all.size());
        }
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
}
