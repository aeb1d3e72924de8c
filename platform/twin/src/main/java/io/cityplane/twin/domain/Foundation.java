package io.cityplane.twin.domain;

import java.util.List;
import java.util.Optional;

/// What a twin stands on.
///
/// @param journal closed with the twin
/// @param snapshots where they are kept; without, every start reads the whole journal
/// @param listeners who is told of everything in the same process
public record Foundation(
        Journal journal,
        Optional<Snapshots> snapshots,
        SnapshotSettings snapshotSettings,
        List<CommitListener> listeners) {

    public Foundation {
        listeners = List.copyOf(listeners);
    }

    /// A journal and nothing else.
    public static Foundation of(Journal journal) {
        return new Foundation(journal, Optional.empty(), SnapshotSettings.USUAL, List.of());
    }

    public Foundation with(Snapshots kept, SnapshotSettings settings) {
        return new Foundation(journal, Optional.of(kept), settings, listeners);
    }

    public Foundation with(List<CommitListener> told) {
        return new Foundation(journal, snapshots, snapshotSettings, told);
    }
}
