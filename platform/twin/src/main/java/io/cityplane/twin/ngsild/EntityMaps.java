package io.cityplane.twin.ngsild;

import io.cityplane.twin.EntityId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// The entity maps of all callers, in memory (§5.5.14): a restart forgets them, and so does their
/// time.
///
/// A map tells which entities there are, so it is its maker's alone; to anybody else, and in
/// another tenant, it is not there. There are never more than fit: beyond that the map that would
/// expire first goes, of the same caller if that has many, which costs its maker a new one
/// (§5.5.14).
final class EntityMaps {

    /// Of one map.
    static final int MOST_ENTITIES = 100_000;

    static final Duration USUAL = Duration.ofMinutes(10);
    static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_OF_A_CALLER = 50;
    private static final int MOST_ENTITIES_OF_A_CALLER = 200_000;
    private static final int MOST_ENTITIES_IN_ALL = 1_000_000;

    private final InstantSource clock;
    private final Map<String, EntityMap> maps = new LinkedHashMap<>();

    EntityMaps(InstantSource clock) {
        this.clock = clock;
    }

    /// @param ids at most {@link #MOST_ENTITIES}
    synchronized EntityMap create(Work work, List<EntityId> ids, Duration lifetime) {
        var now = clock.instant();
        maps.values().removeIf(map -> !now.isBefore(map.expiresAt()));
        var caller = work.caller().number();
        Predicate<EntityMap> own = map -> map.isMadeBy(caller);
        while (count(own) >= MOST_OF_A_CALLER
                || (count(own) > 0 && entities(own) + ids.size() > MOST_ENTITIES_OF_A_CALLER)) {
            dropFirstToExpire(own);
        }
        while (!maps.isEmpty() && entities(_ -> true) + ids.size() > MOST_ENTITIES_IN_ALL) {
            dropFirstToExpire(_ -> true);
        }
        var map =
                new EntityMap(
                        "urn:ngsi-ld:EntityMap:" + UUID.randomUUID(),
                        work.tenant(),
                        caller,
                        expiry(now, lifetime),
                        ids);
        maps.put(map.id(), map);
        return map;
    }

    private long count(Predicate<EntityMap> which) {
        return maps.values().stream().filter(which).count();
    }

    private long entities(Predicate<EntityMap> which) {
        return maps.values().stream().filter(which).mapToLong(map -> map.ids().size()).sum();
    }

    private void dropFirstToExpire(Predicate<EntityMap> which) {
        maps.values().stream()
                .filter(which)
                .min(Comparator.comparing(EntityMap::expiresAt))
                .ifPresent(map -> maps.remove(map.id()));
    }

    private static Instant expiry(Instant now, Duration lifetime) {
        return now.plus(lifetime.compareTo(LONGEST) > 0 ? LONGEST : lifetime);
    }

    /// @param reference its id or its location
    synchronized Optional<EntityMap> find(Work work, String reference) {
        var id = reference.substring(reference.lastIndexOf('/') + 1);
        return Optional.ofNullable(maps.get(id))
                .filter(map -> map.isOf(work) && clock.instant().isBefore(map.expiresAt()));
    }

    /// Table 6.4.3.2-1: the server sets the time, perhaps another one than is wished for.
    synchronized void expireAt(EntityMap map, Instant wished) {
        var latest = clock.instant().plus(LONGEST);
        map.expireAt(wished.isAfter(latest) ? latest : wished);
    }

    synchronized void delete(EntityMap map) {
        maps.remove(map.id());
    }
}
