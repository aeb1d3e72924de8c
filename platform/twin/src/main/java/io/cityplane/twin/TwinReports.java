package io.cityplane.twin;

import io.cityplane.kernel.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the twin is, in figures: for those who run it.
public interface TwinReports {

    /// How it is now. Asks the database.
    ///
    /// @return empty for a caller who neither operates nor administers
    Optional<TwinReport> report(Caller caller);

    /// How a query is answered, found out by answering it for the city.
    ///
    /// @return empty for a caller who neither operates nor administers
    Optional<Explained> explain(Tenant tenant, EntityQuery query, Caller caller);

    /// Has a parked follower told on.
    ResumeOutcome resume(String follower, Caller caller);

    enum ResumeOutcome {
        RESUMED,
        /// There is none of this name that is parked.
        NOT_PARKED,
        /// That takes {@link Caller.Right#ADMINISTER}.
        FORBIDDEN
    }

    /// Figures since the server started, and of the moment.
    ///
    /// @param at when they were taken
    /// @param commits batches made durable
    /// @param changes that were in them
    /// @param mostChangesInACommit the largest of them
    /// @param commitMicros spent waiting for the journal, over all commits
    /// @param journalBytes written, without what the database adds
    /// @param queuedChanges waiting for the journal now
    /// @param entities in all tenants
    /// @param heapBytes used now by the whole server, garbage included
    /// @param trouble why the journal takes nothing now
    record TwinReport(
            Instant at,
            long commits,
            long changes,
            long mostChangesInACommit,
            long commitMicros,
            long journalBytes,
            long queuedChanges,
            long entities,
            long heapBytes,
            Optional<String> trouble,
            List<FollowerReport> followers,
            OutboxReport outbox) {
        public TwinReport {
            followers = List.copyOf(followers);
        }
    }

    /// How one follower is, see {@link Followers.Figures}.
    record FollowerReport(
            String name,
            String state,
            long behind,
            long lagMillis,
            long told,
            Optional<String> trouble) {}

    /// How a query is answered.
    ///
    /// @param index that gives the candidates: `IDS`, `GRID`, `SCOPES`, `TYPES` or `EVERYBODY`
    /// @param candidates how many the index has
    /// @param tested how many of them were tested
    /// @param micros that it took
    record Explained(String index, long candidates, long tested, long micros) {}

    /// How far the twin is behind the rooms' tables.
    record OutboxReport(
            long waiting, long parked, long lagMillis, long relayed, Optional<String> trouble) {}
}
