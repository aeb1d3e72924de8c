package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import org.jspecify.annotations.Nullable;

/// An entity's place in memory. Readers see what is committed; deciding goes on from what is
/// pending.
final class Cell {

    private final EntityId id;
    private final Realm realm;
    private volatile byte @Nullable [] committed;

    /// When it last came into being, as a count of all that did; tells it from one of the same name
    /// that was here before. Written by the writer alone.
    private volatile long birth;

    /// Stands for what is committed, see {@link #number}. Written by the writer alone.
    private volatile int bornAs;

    /// What is decided and not committed yet; null if nothing is. Guarded by the partition's lock.
    private byte @Nullable [] pending;

    /// How many commands that is. Guarded by the partition's lock.
    private int pendingCommands;

    /// Stands for the entity in the journal, within its partition. Guarded by the partition's lock.
    private int number;

    Cell(EntityId id, Realm realm) {
        this.id = id;
        this.realm = realm;
    }

    EntityId id() {
        return id;
    }

    Realm realm() {
        return realm;
    }

    byte @Nullable [] committed() {
        return committed;
    }

    long birth() {
        return birth;
    }

    /// What the next command meets; null if there is no entity then.
    byte @Nullable [] latest() {
        var latest = pending != null ? pending : committed;
        return latest == null || Applying.isGone(latest) ? null : latest;
    }

    boolean isPending() {
        return pendingCommands > 0;
    }

    /// Whether nobody needs the place any more.
    boolean isVacant() {
        return pendingCommands == 0 && committed == null;
    }

    void await(byte[] after) {
        pending = after;
        pendingCommands++;
    }

    /// One of the awaited commands is committed.
    void settle() {
        pendingCommands--;
        if (pendingCommands == 0) {
            pending = null;
        }
    }

    /// Shows readers the entity so; null if it is gone. The writer alone.
    void show(byte @Nullable [] packed) {
        committed = packed;
    }

    int number() {
        return number;
    }

    void number(int newNumber) {
        number = newNumber;
    }

    /// The number of the entity that readers see; of the next one of this id, if one is pending, it
    /// is {@link #number}.
    int bornAs() {
        return bornAs;
    }

    void bornAs(int newNumber) {
        bornAs = newNumber;
    }

    void bear(long newBirth) {
        birth = newBirth;
    }
}
