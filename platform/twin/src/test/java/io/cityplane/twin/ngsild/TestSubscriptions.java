package io.cityplane.twin.ngsild;

import io.cityplane.twin.SubscriptionStore;
import io.cityplane.twin.Tenant;
import java.util.ArrayList;
import java.util.List;

/// Keeps subscriptions as long as the test runs.
final class TestSubscriptions implements SubscriptionStore {

    private final List<Kept> all = new ArrayList<>();

    @Override
    public synchronized void insert(Kept subscription) {
        all.add(subscription);
    }

    @Override
    public synchronized void update(Kept subscription) {
        delete(subscription.tenant(), subscription.id());
        all.add(subscription);
    }

    @Override
    public synchronized void delete(Tenant tenant, String id) {
        all.removeIf(it -> it.tenant().equals(tenant) && it.id().equals(id));
    }

    @Override
    public void report(Tenant tenant, String id, Fate fate) {}

    @Override
    public synchronized List<Kept> all() {
        return List.copyOf(all);
    }
}
