package io.cityplane.twin.domain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checks what the twin has on disk: makes the state anew in every way in which a start could, from
/// the whole journal and from each snapshot with the rest of it, and compares them entity by
/// entity.
///
/// Takes twice the memory of the twin. Nothing is changed.
public final class Fsck {

    /// So many findings are named; a wrong byte in a word can make every entity differ.
    private static final int MOST_FINDINGS = 100;

    private final Journal journal;
    private final Optional<Snapshots> snapshots;
    private final TwinSettings settings;
    private final List<Finding> findings = new ArrayList<>();

    private Fsck(Journal journal, Optional<Snapshots> snapshots, TwinSettings settings) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    /// What is wrong; empty if nothing is.
    ///
    /// @param journal that nobody writes meanwhile
    public static List<Finding> check(
            Journal journal, Optional<Snapshots> snapshots, TwinSettings settings) {
        var fsck = new Fsck(journal, snapshots, settings);
        fsck.check();
        return List.copyOf(fsck.findings);
    }

    private void check() {
        var stored = new ArrayList<Snapshots.Stored>();
        if (snapshots.isPresent()) {
            try {
                stored.addAll(snapshots.get().list());
                snapshots.get().damaged().forEach(it -> find("snapshots", it));
            } catch (IOException e) {
                find("snapshots", "they cannot be read: " + e.getMessage());
            }
        }
        var reference = isWhole() || stored.isEmpty() ? rebuild("journal", null) : null;
        for (var snapshot : stored) {
            var where = "snapshot after batch " + snapshot.batch();
            var rebuilt = rebuild(where, snapshot);
            if (reference == null) {
                reference = rebuilt;
            } else if (rebuilt != null) {
                compare(where, reference, rebuilt);
            }
        }
    }

    /// Whether the journal has its beginning, so that the state can be made of it alone. If not, a
    /// snapshot has what was before.
    private boolean isWhole() {
        return journal.firstBatch() <= 1;
    }

    private @Nullable Restart rebuild(String where, Snapshots.@Nullable Stored snapshot) {
        try {
            return Restart.from(Foundation.of(journal), settings, snapshot);
        } catch (IOException | RuntimeException e) {
            find(where, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void compare(String where, Restart expected, Restart found) {
        if (expected.replay().births() != found.replay().births()) {
            find(
                    where,
                    "%d entities ever came into being, not %d"
                            .formatted(expected.replay().births(), found.replay().births()));
        }
        for (var i = 0; i < Partitioning.PARTITIONS; i++) {
            var offset = found.replay().reader().offset(i);
            if (offset != expected.replay().reader().offset(i)) {
                find(where, "partition %d ends with offset %d".formatted(i, offset));
            }
        }
        for (var realm : expected.realms().all()) {
            each(realm, cell -> compare(where, cell, expected, found));
        }
        for (var realm : found.realms().all()) {
            var other = expected.realms().of(realm.tenant());
            each(
                    realm,
                    cell -> {
                        if (isAbsent(other.find(cell.id()))) {
                            find(where, cell.id().uri() + " is there, and should not be");
                        }
                    });
        }
    }

    private void compare(String where, Cell cell, Restart expected, Restart found) {
        var other = found.realms().of(cell.realm().tenant()).find(cell.id());
        var packed = cell.committed();
        var otherPacked = other == null ? null : other.committed();
        if (packed == null || other == null || otherPacked == null) {
            find(where, cell.id().uri() + " is missing");
        } else if (cell.bornAs() != other.bornAs() || cell.birth() != other.birth()) {
            find(where, cell.id().uri() + " has another number or age");
        } else if (!expected.form()
                .entity(cell.id(), packed)
                .equals(found.form().entity(cell.id(), otherPacked))) {
            find(where, cell.id().uri() + " says something else");
        }
    }

    private static void each(Realm realm, Consumer<Cell> then) {
        var cursor = realm.everybody().cursor();
        for (var cell = cursor.next(); cell != null; cell = cursor.next()) {
            if (!isAbsent(cell)) {
                then.accept(cell);
            }
        }
    }

    private static boolean isAbsent(@Nullable Cell cell) {
        return cell == null || cell.committed() == null;
    }

    private void find(String where, String what) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(where, what));
        }
    }

    /// Something that is wrong.
    ///
    /// @param where the journal or a snapshot
    /// @param what differs there, and of which entity, file or batch
    public record Finding(String where, String what) {}
}
