package io.cityplane.twin.ngsild;

import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityAnswer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Twin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Queries that make an entity map, and queries through one (§5.5.9.3, §5.5.14).
final class MappedQueries {

    /// What a request says of maps.
    static final Set<String> PARAMETERS = Set.of("entityMap", "entityMapLifetime");

    private static final int PAGE = 1_000;

    private final Twin twin;
    private final EntityMaps maps;

    MappedQueries(Twin twin, EntityMaps maps) {
        this.twin = twin;
        this.maps = maps;
    }

    /// What a query found, and through which map.
    ///
    /// @param isNew whether the map was made for it
    record Found(EntityAnswer answer, EntityMap map, boolean isNew) {}

    /// Whether a request is to have a map: it names one, or asks for one.
    static boolean isWanted(Work work, Parameters parameters) {
        lifetime(parameters);
        return parameters.isTrue("entityMap") || !work.request().fields().entityMap().isEmpty();
    }

    static Duration lifetime(Parameters parameters) {
        return parameters
                .text("entityMapLifetime")
                .map(text -> Durations.parse(text, "entityMapLifetime"))
                .orElse(EntityMaps.USUAL);
    }

    /// The map that a request names; empty if it names none that is still there.
    Optional<EntityMap> named(Work work) {
        return Optional.of(work.request().fields().entityMap())
                .filter(reference -> !reference.isEmpty())
                .flatMap(reference -> maps.find(work, reference));
    }

    /// The map of a request for one entity.
    EntityMap of(Work work, Parameters parameters, EntityId id) {
        return named(work).orElseGet(() -> maps.create(work, List.of(id), lifetime(parameters)));
    }

    /// A page of what a query finds, through the map that the request names or else a new one.
    Found query(Work work, Parameters parameters, EntityQuery query) {
        var named = named(work);
        var map = named.orElseGet(() -> create(work, parameters, query));
        return new Found(page(work, map, query), map, named.isEmpty());
    }

    /// Makes the map of all that a query finds, whatever its page is.
    EntityMap create(Work work, Parameters parameters, EntityQuery query) {
        var ids = new ArrayList<EntityId>();
        var more = true;
        for (var offset = 0; more; offset += PAGE) {
            var found =
                    twin.query(
                            work.tenant(),
                            new EntityQuery(
                                    query.ids(),
                                    query.types(),
                                    query.attributes(),
                                    query.where(),
                                    query.orders(),
                                    offset,
                                    PAGE,
                                    Counting.NOT_COUNTED),
                            work.caller().viewer());
            found.entities().stream().map(Entity::id).forEach(ids::add);
            if (ids.size() > EntityMaps.MOST_ENTITIES) {
                throw ErrorType.TOO_MANY_RESULTS.fault(
                        "An entity map has at most " + EntityMaps.MOST_ENTITIES + " entities");
            }
            more = found.more();
        }
        // What moved between the pages may have been met twice.
        return maps.create(work, ids.stream().distinct().toList(), lifetime(parameters));
    }

    /// §5.5.9.3: the filters are looked at anew, what does not fit any more is taken off the map,
    /// and the page is filled from what comes after.
    private EntityAnswer page(Work work, EntityMap map, EntityQuery query) {
        var candidates = map.ids();
        if (!query.ids().isEmpty()) {
            var wanted = Set.copyOf(query.ids());
            candidates = candidates.stream().filter(wanted::contains).toList();
        }
        var found = new ArrayList<Entity>();
        var gone = new HashSet<EntityId>();
        var at = query.offset();
        while (query.limit() > 0 && at < candidates.size() && found.size() <= query.limit()) {
            var some = candidates.subList(at, Math.min(candidates.size(), at + PAGE));
            at += some.size();
            sort(some, fitting(work, query, some), query.limit(), found, gone);
        }
        map.remove(gone);
        var more = found.size() > query.limit();
        return new EntityAnswer(
                more ? found.subList(0, query.limit()) : found,
                query.counting() == Counting.COUNTED
                        ? OptionalLong.of(count(work, query, candidates))
                        : OptionalLong.empty(),
                more);
    }

    /// In the map's order, one more than fits the page at most.
    private static void sort(
            List<EntityId> candidates,
            Map<EntityId, Entity> fitting,
            int limit,
            List<Entity> found,
            Set<EntityId> gone) {
        for (var id : candidates) {
            var entity = fitting.get(id);
            if (entity == null) {
                gone.add(id);
            } else {
                found.add(entity);
            }
            if (found.size() > limit) {
                return;
            }
        }
    }

    private Map<EntityId, Entity> fitting(Work work, EntityQuery query, List<EntityId> some) {
        var answer = ask(work, query, some, some.size(), Counting.NOT_COUNTED);
        var fitting = new HashMap<EntityId, Entity>();
        answer.entities().forEach(entity -> fitting.put(entity.id(), entity));
        return fitting;
    }

    private long count(Work work, EntityQuery query, List<EntityId> candidates) {
        var count = 0L;
        for (var at = 0; at < candidates.size(); at += PAGE) {
            var some = candidates.subList(at, Math.min(candidates.size(), at + PAGE));
            count += ask(work, query, some, 0, Counting.COUNTED).count().orElse(0);
        }
        return count;
    }

    private EntityAnswer ask(
            Work work, EntityQuery query, List<EntityId> among, int limit, Counting counting) {
        return twin.query(
                work.tenant(),
                new EntityQuery(
                        among,
                        query.types(),
                        query.attributes(),
                        query.where(),
                        List.of(),
                        0,
                        limit,
                        counting),
                work.caller().viewer());
    }
}
