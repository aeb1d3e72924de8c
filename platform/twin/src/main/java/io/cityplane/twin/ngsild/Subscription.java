package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.twin.ChangeFeed.Changed;
import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.ngsild.context.LdContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A subscription made ready to be tested on changes (§5.2.12).
///
/// @param kept as it is stored
/// @param body what was brought, as a tree that is not to be changed
/// @param context what its names are read with
/// @param query the entities that it is about
/// @param watched expanded; empty for all attributes
/// @param throttling at least so long between two notifications
/// @param interval how often it tells of everything, instead of changes
record Subscription(
        Kept kept,
        ObjectNode body,
        LdContext context,
        EntityQuery query,
        Set<String> watched,
        Set<Trigger> triggers,
        Optional<Duration> throttling,
        Optional<Duration> interval,
        Optional<Instant> expiresAt,
        boolean isActive,
        Endpoint endpoint,
        View view,
        List<String> datasets) {

    /// What kind of changes are told (§5.2.12).
    enum Trigger {
        ENTITY_CREATED,
        ENTITY_DELETED,
        ATTRIBUTE_CREATED,
        ATTRIBUTE_UPDATED,
        ATTRIBUTE_DELETED
    }

    /// Whom to tell, and how (§5.2.15).
    ///
    /// @param headers more fields of the request
    /// @param timeout of one notification
    /// @param cooldown nothing is sent for so long after a failure
    record Endpoint(
            String uri,
            MediaType accept,
            List<Header> headers,
            Duration timeout,
            Duration cooldown) {

        record Header(String name, String value) {}
    }

    boolean isExpired(Instant now) {
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
    }

    /// `active`, `paused` or `expired` (Table 5.2.12-2).
    String status(Instant now) {
        return isExpired(now) ? "expired" : isActive ? "active" : "paused";
    }

    /// Whether a change is one to be told of.
    boolean concerns(Changed change, Instant now) {
        return interval.isEmpty()
                && isActive
                && !isExpired(now)
                && isOfType(change.types())
                && isTriggered(change)
                && change.isSeenBy(kept.sight())
                && (change.what() == What.DELETED
                        ? selects(query.where(), change)
                        : change.meets(query.where(), kept.sight()));
    }

    private boolean isOfType(List<String> types) {
        return query.types().isEmpty() || types.stream().anyMatch(query.types()::contains);
    }

    private boolean isTriggered(Changed change) {
        return switch (change.what()) {
            case CREATED ->
                    triggers.contains(Trigger.ENTITY_CREATED)
                            || (triggers.contains(Trigger.ATTRIBUTE_CREATED)
                                    && watches(change.written()));
            case DELETED -> triggers.contains(Trigger.ENTITY_DELETED);
            case CHANGED ->
                    (triggers.contains(Trigger.ATTRIBUTE_DELETED) && watches(change.removed()))
                            || (watches(change.written()) && isWrittenAsWanted(change));
        };
    }

    private boolean watches(Collection<String> names) {
        return watched.isEmpty() ? !names.isEmpty() : names.stream().anyMatch(watched::contains);
    }

    /// Looks into the entity only where created and updated attributes are told apart.
    private boolean isWrittenAsWanted(Changed change) {
        var created = triggers.contains(Trigger.ATTRIBUTE_CREATED);
        var updated = triggers.contains(Trigger.ATTRIBUTE_UPDATED);
        if (created == updated) {
            return created;
        }
        var written = change.written();
        return change.entity().attributes().stream()
                .filter(it -> written.contains(it.name()))
                .filter(it -> watched.isEmpty() || watched.contains(it.name()))
                .anyMatch(it -> it.times().createdAt().equals(change.at()) == created);
    }

    /// Whether an entity that is gone was meant by its id and types; what it was like otherwise is
    /// not asked.
    private static boolean selects(Condition condition, Changed change) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) ->
                    parts.stream().allMatch(part -> selects(part, change));
            case Condition.Any(List<Condition> parts) ->
                    parts.stream().anyMatch(part -> selects(part, change));
            case Condition.OfType(String type) -> change.types().contains(type);
            case Condition.HasId(EntityId id) -> change.id().equals(id);
            case Condition.IdMatches(var pattern) -> pattern.isFoundIn(change.id().uri());
            case Condition.Has _,
                    Condition.Compares _,
                    Condition.Linked _,
                    Condition.Lies _,
                    Condition.InScope _ ->
                    true;
        };
    }
}
