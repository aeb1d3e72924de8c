package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Tenant;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;

/// Deletes what has expired (GS CIM 009 §4.22), a while after it has.
///
/// Knows when the first thing of each entity expires. One that has changed its mind meanwhile is
/// looked at in vain, once.
final class Sweeper {

    private static final Logger LOG = System.getLogger(Sweeper.class.getName());

    /// A sweep of more goes on with the next one.
    private static final int MOST_AT_ONCE = 1_000;

    private final ConcurrentSkipListSet<Due> due =
            new ConcurrentSkipListSet<>(
                    Comparator.comparingLong(Due::at)
                            .thenComparing(it -> it.tenant().name())
                            .thenComparing(it -> it.id().uri()));

    private record Due(long at, Tenant tenant, EntityId id) {}

    /// What takes the commands.
    interface Appending {
        CompletableFuture<List<Outcome>> append(
                Tenant tenant, List<Command> commands, Caller caller);
    }

    /// @param at when the first thing of the entity expires, in microseconds; after all times if
    ///   nothing does
    void note(Tenant tenant, EntityId id, long at) {
        if (at != Long.MAX_VALUE) {
            due.add(new Due(at, tenant, id));
        }
    }

    /// Deletes what has expired by now.
    ///
    /// @return complete when all of it is gone, or waits for the next sweep
    CompletableFuture<Void> sweep(Instant now, Appending twin) {
        var micros = Micros.of(now);
        var deletions = new ArrayList<CompletableFuture<?>>();
        for (var i = 0; i < MOST_AT_ONCE; i++) {
            var first = due.isEmpty() ? null : due.pollFirst();
            if (first == null || first.at() > micros) {
                if (first != null) {
                    due.add(first);
                }
                break;
            }
            deletions.add(
                    twin.append(
                                    first.tenant(),
                                    List.of(new Command.Expire(first.id())),
                                    Caller.theCity())
                            .exceptionally(thrown -> {
                                due.add(first);
                                LOG.log(Level.WARNING, "waits for the next sweep", thrown);
                                return List.of();
                            }));
        }
        return CompletableFuture.allOf(deletions.toArray(CompletableFuture<?>[]::new));
    }
}
