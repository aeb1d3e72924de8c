package io.cityplane.twin.domain;

import io.cityplane.twin.Position;
import java.util.List;

/// What one commit brought, in the journal's order.
public final class CommittedBatch {

    private final long number;
    private final List<? extends Committed> commands;
    private final long[] offsets;

    /// A batch of at least one command.
    ///
    /// @param offsets the last of each partition, with this batch; kept
    CommittedBatch(long number, List<? extends Committed> commands, long[] offsets) {
        this.number = number;
        this.commands = commands;
        this.offsets = offsets;
    }

    /// One more than that of the batch before.
    public long number() {
        return number;
    }

    public List<? extends Committed> commands() {
        return commands;
    }

    /// Where the journal is with this batch.
    public Position position() {
        return Positions.of(number, offsets);
    }

    long[] offsets() {
        return offsets;
    }
}
