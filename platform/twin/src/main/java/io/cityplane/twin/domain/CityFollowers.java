package io.cityplane.twin.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Followers;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// The followers of one twin. Closed before it.
public final class CityFollowers implements Followers, AutoCloseable {

    private final CityTwin twin;
    private final CursorStore cursors;
    private final Transactions transactions;
    private final FollowerSettings settings;
    private final InstantSource clock;
    private final Semaphore journal = new Semaphore(1);
    private final ConcurrentHashMap<String, Pursuit> all = new ConcurrentHashMap<>();

    /// Followers whose cursors are in a store.
    ///
    /// @param transactions of the store, which the followers' own work joins
    public CityFollowers(
            CityTwin twin,
            CursorStore cursors,
            Transactions transactions,
            FollowerSettings settings,
            InstantSource clock) {
        this.twin = twin;
        this.cursors = cursors;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Following follow(Follower follower, Viewer viewer) {
        return all.compute(
                follower.name(),
                (name, before) -> {
                    if (before != null && before.figures().state() != State.ENDED) {
                        throw new IllegalStateException(name + " is being told already");
                    }
                    return new Pursuit(
                            follower,
                            viewer,
                            twin,
                            cursors,
                            transactions,
                            settings,
                            clock,
                            journal);
                });
    }

    @Override
    public List<Figures> figures() {
        return all.values().stream()
                .map(Pursuit::figures)
                .sorted(Comparator.comparing(Figures::name))
                .toList();
    }

    @Override
    public boolean resume(String name) {
        var pursuit = all.get(name);
        return pursuit != null && pursuit.resume();
    }

    @Override
    public void close() {
        all.values().forEach(Pursuit::end);
        all.values().forEach(Pursuit::close);
    }
}
