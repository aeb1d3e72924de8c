package io.cityplane.twin.domain;

import io.cityplane.twin.Tenant;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All tenants that ever had an entity.
final class Realms {

    private final EntityForm form;
    private final ConcurrentHashMap<Tenant, Realm> realms = new ConcurrentHashMap<>();

    Realms(EntityForm form) {
        this.form = form;
    }

    Realm of(Tenant tenant) {
        var realm = realms.get(tenant);
        return realm != null ? realm : realms.computeIfAbsent(tenant, it -> new Realm(it, form));
    }

    @Nullable Realm find(Tenant tenant) {
        return realms.get(tenant);
    }

    /// Tells what expires. Before the first command.
    void expiries(Sweeper sweeper) {
        for (var realm : realms.values()) {
            var cursor = realm.everybody().cursor();
            for (var cell = cursor.next(); cell != null; cell = cursor.next()) {
                var packed = cell.committed();
                if (packed != null) {
                    sweeper.note(realm.tenant(), cell.id(), form.firstExpiry(packed));
                }
            }
        }
    }

    Collection<Realm> all() {
        return realms.values();
    }

    int size() {
        return realms.size();
    }

    /// How many there are in all tenants, those pending counted in.
    long entities() {
        return realms.values().stream().mapToLong(realm -> realm.population().get()).sum();
    }
}
