package io.cityplane.twin.ngsild;

import io.cityplane.twin.ChangeFeed.Changed;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.SubscriptionStore.Fate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The notifications of one subscription, one after the other: so they arrive in the order of the
/// changes, and what happens meanwhile waits and goes together.
///
/// What waits is bounded; beyond that the oldest is dropped and counted as a failure. Used by
/// several threads.
final class Delivery {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 100;

    private final Notifications notifications;
    private final InstantSource clock;
    private final Function<Subscription, List<Entity>> everything;
    private final ArrayDeque<Changed> waiting = new ArrayDeque<>();
    private Subscription subscription;
    private Fate fate;
    private boolean isReported = true;
    private boolean isUnderWay;
    private boolean isEnded;
    private @Nullable Instant notBefore;
    private @Nullable Instant nextInterval;

    /// @param everything what a subscription with an interval tells
    Delivery(
            Subscription subscription,
            Notifications notifications,
            Function<Subscription, List<Entity>> everything,
            InstantSource clock) {
        this.subscription = subscription;
        this.notifications = notifications;
        this.everything = everything;
        this.clock = clock;
        this.fate = subscription.kept().fate();
        planInterval(clock.instant());
    }

    private void planInterval(Instant now) {
        nextInterval = subscription.interval().map(now::plus).orElse(null);
    }

    synchronized Subscription subscription() {
        return subscription;
    }

    /// What was changed of it holds from now on, for what waits too.
    synchronized void become(Subscription changed) {
        subscription = changed;
        notBefore = null;
        planInterval(clock.instant());
    }

    synchronized void end() {
        isEnded = true;
        waiting.clear();
    }

    synchronized Fate fate() {
        return fate;
    }

    /// How it fares, if that has not been asked since it last changed.
    synchronized Optional<Fate> news() {
        if (isReported) {
            return Optional.empty();
        }
        isReported = true;
        return Optional.of(fate);
    }

    /// Takes a change that is to be told.
    synchronized void add(Changed change) {
        if (subscription.throttling().isPresent()) {
            // It is told late; then as it is by then.
            waiting.removeIf(earlier -> earlier.id().equals(change.id()));
        }
        if (waiting.size() == MOST_WAITING) {
            waiting.removeFirst();
            note(fate.failed(clock.instant()));
        }
        waiting.addLast(change);
    }

    private void note(Fate now) {
        fate = now;
        isReported = false;
    }

    /// Sends what there is to send, if it is time and nothing is under way.
    void pump() {
        byte[] body;
        Subscription sender;
        synchronized (this) {
            var now = clock.instant();
            if (isEnded || isUnderWay || (notBefore != null && now.isBefore(notBefore))) {
                return;
            }
            if (!subscription.isActive() || subscription.isExpired(now)) {
                waiting.clear();
                return;
            }
            var next = nextInterval == null ? changes(now) : all(now, nextInterval);
            if (next.isEmpty()) {
                return;
            }
            body = next.get();
            sender = subscription;
            isUnderWay = true;
        }
        var _ = notifications.send(sender.kept().tenant(), sender, body).thenAccept(this::finish);
    }

    private Optional<byte[]> changes(Instant now) {
        var some = new ArrayList<Changed>();
        var seen = new HashSet<EntityId>();
        while (some.size() < MOST_AT_ONCE
                && !waiting.isEmpty()
                && seen.add(waiting.getFirst().id())) {
            some.add(waiting.removeFirst());
        }
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(Notification.ofChanges(subscription, some, now));
    }

    private Optional<byte[]> all(Instant now, Instant due) {
        if (now.isBefore(due)) {
            return Optional.empty();
        }
        planInterval(now);
        var entities = everything.apply(subscription);
        return entities.isEmpty()
                ? Optional.empty()
                : Optional.of(Notification.ofAll(subscription, entities, now));
    }

    private void finish(boolean isReceived) {
        synchronized (this) {
            var now = clock.instant();
            isUnderWay = false;
            note(isReceived ? fate.succeeded(now) : fate.failed(now));
            notBefore =
                    isReceived
                            ? subscription.throttling().map(now::plus).orElse(null)
                            : now.plus(subscription.endpoint().cooldown());
        }
        pump();
    }

    /// Whether something waits, or will be due.
    synchronized boolean isPending() {
        return !waiting.isEmpty() || nextInterval != null;
    }
}
