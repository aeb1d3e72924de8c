package io.cityplane.twin.domain;

import java.util.List;

/// Counts of the writer's. It alone counts; anyone reads.
final class WriterFigures {

    private volatile long commits;
    private volatile long commands;
    private volatile long changes;
    private volatile long mostChanges;
    private volatile long bytes;
    private volatile long nanos;

    synchronized void committed(
            long moreCommands, long moreChanges, List<byte[]> rows, long moreNanos) {
        commits++;
        commands += moreCommands;
        changes += moreChanges;
        mostChanges = Math.max(mostChanges, moreChanges);
        for (var row : rows) {
            bytes += row.length;
        }
        nanos += moreNanos;
    }

    long commits() {
        return commits;
    }

    long commands() {
        return commands;
    }

    long changes() {
        return changes;
    }

    long mostChanges() {
        return mostChanges;
    }

    long bytes() {
        return bytes;
    }

    long nanos() {
        return nanos;
    }
}
