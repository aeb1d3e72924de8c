package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a twin stands on.
///
/// @param journal closed with the twin
/// @param snapshots where they are kept; without, every start reads the whole journal
/// @param listeners who is told of everything in the same process
/// @param journalNeeds the first batches of the journal that others need; what is before the least
///   of them, the oldest snapshot and what listeners have is dropped; if there are none, nothing is
public record Foundation(
        Journal journal,
        Optional<Snapshots> snapshots,
        SnapshotSettings snapshotSettings,
        List<CommitListener> listeners,
        List<LongSupplier> journalNeeds) {

    public Foundation {
        journalNeeds = List.copyOf(journalNeeds);
        listeners = List.copyOf(listeners);
    }

    /// A journal and nothing else.
    public static Foundation of(Journal journal) {
        return new Foundation(
                journal, Optional.empty(), SnapshotSettings.USUAL, List.of(), List.of());
    }

    public Foundation with(Snapshots kept, SnapshotSettings settings) {
        return new Foundation(journal, Optional.of(kept), settings, listeners, journalNeeds);
    }

    public Foundation with(List<CommitListener> told) {
        return new Foundation(journal, snapshots, snapshotSettings, told, journalNeeds);
    }

    /// With someone more who needs the journal from a batch on; asked on a thread of the twin's.
    public Foundation withNeed(LongSupplier first) {
        var needs = new ArrayList<>(journalNeeds);
        needs.add(first);
        return new Foundation(journal, snapshots, snapshotSettings, listeners, needs);
    }
}
