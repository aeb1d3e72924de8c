package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.ChangeFeed;
import io.cityplane.twin.ChangeFeed.Changed;
import io.cityplane.twin.ChangeFeed.Types;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.SubscriptionStore;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.ContextOutcome;
import io.cityplane.twin.ngsild.context.LdContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All subscriptions, and what is told because of them.
///
/// A thread takes the changes of the moment and hands each to the subscriptions that it concerns;
/// they send by themselves. A subscription is its maker's alone, but for administrators, and tells
/// what its maker saw when it was made or last changed.
public final class Subscriptions implements AutoCloseable {

    static final int MOST_OF_A_TENANT = 1_000;

    private static final Logger LOG = System.getLogger(Subscriptions.class.getName());
    private static final int MOST_TAKEN = 1_000;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);
    private static final int MOST_ENTITIES_AT_AN_INTERVAL = 1_000;

    private final SubscriptionStore store;
    private final ChangeFeed feed;
    private final Twin twin;
    private final ContextLibrary contexts;
    private final Notifications notifications;
    private final InstantSource clock;
    private final Map<Key, Delivery> deliveries = new ConcurrentHashMap<>();

    /// Those whose context could not be had yet.
    private final Map<Key, Kept> dormant = new ConcurrentHashMap<>();

    private volatile Map<Tenant, List<Delivery>> byTenant = Map.of();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("subscriptions").unstarted(this::run);
    private volatile boolean isClosed;

    private record Key(Tenant tenant, String id) {}

    private Subscriptions(
            SubscriptionStore store,
            ChangeFeed feed,
            Twin twin,
            ContextLibrary contexts,
            Notifications notifications,
            InstantSource clock) {
        this.store = store;
        this.feed = feed;
        this.twin = twin;
        this.contexts = contexts;
        this.notifications = notifications;
        this.clock = clock;
    }

    /// Reads what is stored, and begins to tell. Blocks.
    public static Subscriptions open(
            SubscriptionStore store,
            ChangeFeed feed,
            Twin twin,
            ContextLibrary contexts,
            NotificationSocket socket,
            InstantSource clock) {
        return start(store, feed, twin, contexts, socket, clock);
    }

    static Subscriptions start(
            SubscriptionStore store,
            ChangeFeed feed,
            Twin twin,
            ContextLibrary contexts,
            Notifications notifications,
            InstantSource clock) {
        var subscriptions = new Subscriptions(store, feed, twin, contexts, notifications, clock);
        for (var kept : store.all()) {
            subscriptions.dormant.put(new Key(kept.tenant(), kept.id()), kept);
        }
        subscriptions.wake();
        subscriptions.thread.start();
        return subscriptions;
    }

    /// Gets the contexts of those that wait for them.
    private void wake() {
        for (var kept : List.copyOf(dormant.values())) {
            var _ =
                    contexts.of(kept.tenant(), kept.context())
                            .thenAccept(outcome -> awake(kept, outcome))
                            .whenComplete((_, failure) -> complain(kept, failure));
        }
    }

    private static void complain(Kept kept, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.log(
                    Level.ERROR,
                    "the subscription %s is stored and cannot be read".formatted(kept.id()),
                    failure);
        }
    }

    private void awake(Kept kept, ContextOutcome outcome) {
        if (outcome instanceof ContextOutcome.Active(LdContext context)) {
            var key = new Key(kept.tenant(), kept.id());
            var read = read(kept, context);
            synchronized (this) {
                if (dormant.remove(key, kept)) {
                    put(key, read);
                }
            }
        }
    }

    private void put(Key key, Subscription subscription) {
        deliveries.put(key, new Delivery(subscription, notifications, this::everything, clock));
        index();
    }

    /// What it is read as.
    ///
    /// @throws Fault if it is none
    Subscription read(Kept kept, LdContext context) {
        return SubscriptionReader.read(
                kept, context, id -> twin.find(kept.tenant(), id, kept.sight()));
    }

    /// What a caller sees, in a form that is kept.
    static Official sight(Caller caller) {
        return switch (caller.viewer()) {
            case Official official -> official;
            case Viewer.Everything _ ->
                    new Official(Optional.empty(), Set.of(), Clearance.CONFIDENTIAL);
        };
    }

    /// Stores a new one, and tells from now on. Blocks.
    ///
    /// @throws Fault if there is one of its id, or too many
    synchronized void add(Subscription subscription) {
        var kept = subscription.kept();
        var key = new Key(kept.tenant(), kept.id());
        if (deliveries.containsKey(key) || dormant.containsKey(key)) {
            throw ErrorType.ALREADY_EXISTS.fault("There is a subscription " + kept.id());
        }
        var count =
                deliveries.keySet().stream()
                        .filter(it -> it.tenant().equals(kept.tenant()))
                        .count();
        if (count >= MOST_OF_A_TENANT) {
            throw ErrorType.LIMIT_REACHED.fault(
                    "There are at most " + MOST_OF_A_TENANT + " subscriptions");
        }
        store.insert(kept);
        put(key, subscription);
    }

    /// Stores what became of one, and tells accordingly. Blocks.
    synchronized void update(Subscription subscription) {
        var kept = subscription.kept();
        store.update(kept);
        var delivery = deliveries.get(new Key(kept.tenant(), kept.id()));
        if (delivery != null) {
            delivery.become(subscription);
        }
        index();
    }

    /// Removes one. Blocks.
    synchronized void remove(Tenant tenant, String id) {
        store.delete(tenant, id);
        var delivery = deliveries.remove(new Key(tenant, id));
        if (delivery != null) {
            delivery.end();
        }
        dormant.remove(new Key(tenant, id));
        index();
    }

    /// Of a caller's own, or of all for who administers; the oldest first.
    List<Delivery> list(Tenant tenant, Caller caller) {
        return deliveries.values().stream()
                .filter(it -> isShown(it.subscription().kept(), tenant, caller))
                .sorted(
                        Comparator.comparing((Delivery it) -> it.subscription().kept().createdAt())
                                .thenComparing(it -> it.subscription().kept().id()))
                .toList();
    }

    Optional<Delivery> find(Tenant tenant, String id, Caller caller) {
        return Optional.ofNullable(deliveries.get(new Key(tenant, id)))
                .filter(it -> isShown(it.subscription().kept(), tenant, caller));
    }

    private static boolean isShown(Kept kept, Tenant tenant, Caller caller) {
        return kept.tenant().equals(tenant)
                && (kept.madeBy() == caller.number() || caller.right() == Right.ADMINISTER);
    }

    private void index() {
        var lists = new HashMap<Tenant, List<Delivery>>();
        var types = new HashMap<Tenant, Types>();
        for (var delivery : deliveries.values()) {
            var subscription = delivery.subscription();
            if (subscription.interval().isPresent() || !subscription.isActive()) {
                continue;
            }
            var tenant = subscription.kept().tenant();
            lists.computeIfAbsent(tenant, _ -> new ArrayList<>()).add(delivery);
            types.merge(
                    tenant,
                    new Types(subscription.query().types().isEmpty(), subscription.query().types()),
                    Subscriptions::both);
        }
        byTenant = lists;
        feed.want(types);
    }

    private static Types both(Types some, Types others) {
        var names = new HashSet<>(some.names());
        names.addAll(others.names());
        return new Types(some.areAll() || others.areAll(), names);
    }

    /// For those that tell of everything now and then.
    private List<Entity> everything(Subscription subscription) {
        var query = subscription.query();
        return twin.query(
                        subscription.kept().tenant(),
                        new EntityQuery(
                                        query.ids(),
                                        query.types(),
                                        query.attributes(),
                                        0,
                                        MOST_ENTITIES_AT_AN_INTERVAL,
                                        Counting.NOT_COUNTED)
                                .where(query.where()),
                        subscription.kept().sight())
                .entities();
    }

    private void run() {
        var nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
        var nextTick = System.nanoTime();
        var lost = 0L;
        while (!isClosed) {
            try {
                var touched = new HashSet<Delivery>();
                for (var change : feed.take(MOST_TAKEN, TICK)) {
                    dispatch(change, touched);
                }
                touched.forEach(Delivery::pump);
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick = System.nanoTime() + TICK.toNanos();
                    deliveries.values().stream()
                            .filter(Delivery::isPending)
                            .forEach(Delivery::pump);
                }
                if (System.nanoTime() - nextReport >= 0) {
                    nextReport = System.nanoTime() + REPORT_EVERY.toNanos();
                    report();
                    wake();
                    lost = complain(lost);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "notifications met a mistake of ours and go on", e);
            }
        }
    }

    private void dispatch(Changed change, Set<Delivery> touched) {
        var now = clock.instant();
        for (var delivery : byTenant.getOrDefault(change.tenant(), List.of())) {
            if (delivery.subscription().concerns(change, now)) {
                delivery.add(change);
                touched.add(delivery);
            }
        }
    }

    private long complain(long before) {
        var lost = feed.lost();
        if (lost > before) {
            LOG.log(
                    Level.WARNING,
                    "%d changes came faster than subscriptions could be looked at, and were not told"
                            .formatted(lost - before));
        }
        return lost;
    }

    private void report() {
        deliveries.forEach((key, delivery) ->
                delivery.news().ifPresent(fate -> store.report(key.tenant(), key.id(), fate)));
    }

    /// Ends telling; how notifications fared is stored.
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report();
    }
}
