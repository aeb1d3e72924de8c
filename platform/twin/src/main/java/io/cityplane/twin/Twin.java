package io.cityplane.twin;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The twin of everything in the city: its entities, as they are and as they change.
///
/// Readers see only what is committed to the journal. A writer hears of success only after the
/// commit. Reads answer from memory and may be called on any thread, {@link #follow} waits.
public interface Twin {

    /// Changes entities. Each command happens whole or not at all, in the order of the list;
    /// whether one is refused does not touch the others.
    ///
    /// Decided at once against what is committed and what is about to be; never blocks. The future
    /// completes on a thread of the twin's after the commit, with an outcome for each command: hand
    /// longer work to a thread of your own. It fails with {@link Unavailable} if the journal cannot
    /// take changes; then each command happened whole or not at all, and a read tells which.
    ///
    /// A tenant comes into being with its first entity, and that takes {@link
    /// io.cityplane.kernel.Caller.Right#ADMINISTER}; what may be done in it then is a question of
    /// each entity's ownership, as everywhere.
    ///
    /// @param commands at least one; at most {@link #MOST_COMMANDS}
    CompletableFuture<List<Outcome>> append(Tenant tenant, List<Command> commands, Caller caller);

    Optional<Entity> find(Tenant tenant, EntityId id, Viewer viewer);

    EntityAnswer query(Tenant tenant, EntityQuery query, Viewer viewer);

    /// The same as {@link #find}, at a glance.
    default Optional<EntityGlance> glance(Tenant tenant, EntityId id, Viewer viewer) {
        return find(tenant, id, viewer).map(EntityGlance::of);
    }

    /// The same as {@link #query}, at a glance.
    default GlanceAnswer glance(Tenant tenant, EntityQuery query, Viewer viewer) {
        var answer = query(tenant, query, viewer);
        return new GlanceAnswer(
                answer.entities().stream().map(EntityGlance::of).toList(),
                answer.count(),
                answer.more());
    }

    /// Whether a tenant is there: the default one always is, another one once an entity was brought
    /// into it.
    boolean hasTenant(Tenant tenant);

    /// The types that have entities, by name.
    List<TypeCount> types(Tenant tenant, Viewer viewer);

    /// What there is, in kinds: every entity that the viewer may see is in one of them. There are
    /// as many as there are kinds of things, and those of an attribute's datasets besides.
    List<Alike> alike(Tenant tenant, Viewer viewer);

    /// Where the journal is now. What is before it, every later read shows: take the position,
    /// read, then follow from it, and nothing is missed; what was just read may be told once more.
    Position position();

    /// What was committed after a position, of entities that the viewer may see. Waits for the
    /// first of it, at most for `patience`; interrupt it to stop.
    ///
    /// Only the last changes since the twin was opened are kept for this, so a follower that is too
    /// slow, or comes back after a restart, finds its position {@link Follow.Expired}. However slow
    /// it is, it holds up no writer.
    ///
    /// @param most at most so many changes, 1 or more
    Follow follow(Tenant tenant, Position after, int most, Duration patience, Viewer viewer)
            throws InterruptedException;

    int MOST_COMMANDS = 10_000;

    /// The journal cannot take changes now.
    final class Unavailable extends RuntimeException {
        public Unavailable(String message) {
            super(message);
        }

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
