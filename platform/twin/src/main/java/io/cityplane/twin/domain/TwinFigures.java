package io.cityplane.twin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the twin has done since it was opened, and how it is; for metrics and health.
///
/// @param commits batches made durable
/// @param commands that were in them
/// @param changes of entities and attributes that were in them
/// @param mostChangesInACommit the largest batch
/// @param journalBytes written, without what the database adds
/// @param commitTime spent waiting for the journal, over all commits
/// @param queuedChanges waiting now, estimated
/// @param queuedBytes the same in bytes, estimated
/// @param entities alive now in all tenants, those about to be counted in
/// @param silencedListeners those that failed and are told nothing more, at which batch and why
/// @param lastSnapshot the last one taken since then
/// @param snapshotTrouble why none could be taken the last time, and when
/// @param lastTrouble the last time that the journal did not take a batch at once
public record TwinFigures(
        long commits,
        long commands,
        long changes,
        long mostChangesInACommit,
        long journalBytes,
        Duration commitTime,
        long queuedChanges,
        long queuedBytes,
        long entities,
        List<String> silencedListeners,
        Optional<SnapshotFigures> lastSnapshot,
        Optional<String> snapshotTrouble,
        Optional<Trouble> lastTrouble) {

    /// A snapshot.
    ///
    /// @param batch the commit up to which it is exact
    public record SnapshotFigures(long batch, Instant at, long bytes, Duration took) {}

    /// Something that kept the journal from taking changes.
    ///
    /// @param over whether it takes them again
    public record Trouble(Instant since, String why, Over over) {}

    /// Whether a trouble is over.
    public enum Over {
        NOT_YET,
        SINCE_THEN,
        NEVER
    }
}
