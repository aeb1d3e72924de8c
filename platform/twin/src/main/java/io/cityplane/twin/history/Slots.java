package io.cityplane.twin.history;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// The series of a tail by number: where the newest row of each is, and what it is of. One thread
/// writes, any reads; when there are more, a larger copy takes its place.
///
/// A slot is a trait of an entity from its birth to its end, so a series may have several: of other
/// units, of another life.
final class Slots {

    private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] heads;
    private final int[] nexts;
    private final int[] traits;
    private final byte[] partitions;
    private final boolean[] disordered;
    private final long[] newest;

    private Slots(
            int[] heads,
            int[] nexts,
            int[] traits,
            byte[] partitions,
            boolean[] disordered,
            long[] newest) {
        this.heads = heads;
        this.nexts = nexts;
        this.traits = traits;
        this.partitions = partitions;
        this.disordered = disordered;
        this.newest = newest;
    }

    static Slots empty() {
        return new Slots(
                new int[64], new int[64], new int[64], new byte[64], new boolean[64], new long[64]);
    }

    Slots larger() {
        var length = heads.length * 2;
        return new Slots(
                Arrays.copyOf(heads, length),
                Arrays.copyOf(nexts, length),
                Arrays.copyOf(traits, length),
                Arrays.copyOf(partitions, length),
                Arrays.copyOf(disordered, length),
                Arrays.copyOf(newest, length));
    }

    int capacity() {
        return heads.length;
    }

    void begin(int slot, int partition, int trait, int next) {
        heads[slot] = -1;
        nexts[slot] = next;
        traits[slot] = trait;
        partitions[slot] = (byte) partition;
        disordered[slot] = false;
        newest[slot] = Long.MIN_VALUE;
    }

    /// The newest row; -1 if there is none. Whoever sees it sees the row, too.
    int head(int slot) {
        return (int) INT.getAcquire(heads, slot);
    }

    /// Puts a row of a time before the others.
    void head(int slot, int row, long time) {
        if (time < newest[slot]) {
            disordered[slot] = true;
        } else {
            newest[slot] = time;
        }
        INT.setRelease(heads, slot, row);
    }

    /// Another slot of the same entity; -1 at the end.
    int next(int slot) {
        return nexts[slot];
    }

    /// The trait's number; {@link Tail#NO_TRAIT} for what is of the entity itself.
    int trait(int slot) {
        return traits[slot];
    }

    int partition(int slot) {
        return partitions[slot];
    }

    /// Whether a row is older than the one that came before it.
    boolean isDisordered(int slot) {
        return disordered[slot];
    }
}
