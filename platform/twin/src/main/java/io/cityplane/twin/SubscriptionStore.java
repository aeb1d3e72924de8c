package io.cityplane.twin;

import io.cityplane.kernel.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps subscriptions for good. Blocks until what it is told is durable.
public interface SubscriptionStore {

    void insert(Kept subscription);

    /// Changes what a client may change, and what follows from it.
    void update(Kept subscription);

    void delete(Tenant tenant, String id);

    /// How its notifications fare, which is told now and then.
    void report(Tenant tenant, String id, Fate fate);

    /// The oldest first.
    List<Kept> all();

    /// A subscription as it is kept.
    ///
    /// @param madeBy the number of the caller whose it is
    /// @param sight what it may tell: what its maker saw when it was made or last changed
    /// @param body the JSON object that came, without its context
    /// @param context the value of `@context` that its names are read with, as JSON
    record Kept(
            Tenant tenant,
            String id,
            int madeBy,
            Viewer.Official sight,
            String body,
            String context,
            Instant createdAt,
            Instant modifiedAt,
            Fate fate) {}

    /// How the notifications of a subscription fare.
    record Fate(
            long timesSent,
            long timesFailed,
            Optional<Instant> lastSent,
            Optional<Instant> lastSuccess,
            Optional<Instant> lastFailure) {

        public static final Fate NONE =
                new Fate(0, 0, Optional.empty(), Optional.empty(), Optional.empty());

        /// After one more that was received well.
        public Fate succeeded(Instant at) {
            return new Fate(
                    timesSent + 1, timesFailed, Optional.of(at), Optional.of(at), lastFailure);
        }

        /// After one more that was not.
        public Fate failed(Instant at) {
            return new Fate(
                    timesSent + 1, timesFailed + 1, Optional.of(at), lastSuccess, Optional.of(at));
        }

        /// Whether the last one was received well.
        public boolean isWell() {
            return lastFailure.isEmpty()
                    || (lastSuccess.isPresent() && lastSuccess.get().isAfter(lastFailure.get()));
        }
    }
}
