package io.cityplane.twin.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every entity's pin in its slot, and which slots changed lately. One thread writes, many read.
///
/// Slots are numbers from 0 without great gaps: that of a removed entity is given to a later one.
/// Methods but {@link #read} must be called within it, or by the one that writes.
final class Pins {

    /// So many changes are remembered; who has seen fewer of them looks at all pins anew.
    static final int REMEMBERED = 1 << 16;

    static final int NOWHERE = -1;

    private static final Comparator<Pin> BY_NAME =
            Comparator.comparing((Pin pin) -> pin.name().zh()).thenComparing(Pin::id);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Integer> slots = new HashMap<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private final int[] changed = new int[REMEMBERED];
    private @Nullable Pin[] pins = new @Nullable Pin[1024];
    private long[] changedAt = new long[1024];
    private int used;
    private long version;

    /// Counts what changes the order of names.
    private long namings;

    private volatile NameOrder order = new NameOrder(0, new int[0]);

    private static final class NameOrder {

        private final long namings;

        /// In the order of their names.
        private final int[] slots;

        NameOrder(long namings, int[] slots) {
            this.namings = namings;
            this.slots = slots;
        }
    }

    /// Lets a reader see one moment.
    <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Makes several changes one moment to all readers.
    void write(Runnable changes) {
        lock.writeLock().lock();
        try {
            changes.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    void put(Pin pin) {
        int slot = slots.computeIfAbsent(pin.id(), _ -> freeSlot());
        var before = pins[slot];
        if (before == null || !before.name().equals(pin.name())) {
            namings++;
        }
        pins[slot] = pin;
        touch(slot);
    }

    void remove(String id) {
        var slot = slots.remove(id);
        if (slot != null) {
            pins[slot] = null;
            free.add(slot);
            namings++;
            touch(slot);
        }
    }

    private int freeSlot() {
        var freed = free.poll();
        if (freed != null) {
            return freed;
        }
        if (used == pins.length) {
            pins = Arrays.copyOf(pins, used + used / 2);
            changedAt = Arrays.copyOf(changedAt, pins.length);
        }
        return used++;
    }

    private void touch(int slot) {
        version++;
        changedAt[slot] = version;
        changed[(int) (version % REMEMBERED)] = slot;
    }

    /// How many changes there were. A slot's last one is {@link #changedAt}.
    long version() {
        return version;
    }

    /// All slots in use are below it.
    int used() {
        return used;
    }

    /// The slot of a change that is still remembered, or {@link #NOWHERE} if it changed again
    /// since.
    int slotOfChange(long change) {
        var slot = changed[(int) (change % REMEMBERED)];
        return changedAt[slot] == change ? slot : NOWHERE;
    }

    long changedAt(int slot) {
        return changedAt[slot];
    }

    @Nullable Pin at(int slot) {
        return slot >= 0 && slot < used ? pins[slot] : null;
    }

    /// The slot of an entity, or {@link #NOWHERE}.
    int slot(String id) {
        return slots.getOrDefault(id, NOWHERE);
    }

    /// The slots in use by the entities' names.
    int[] byName() {
        var known = order;
        if (known.namings == namings) {
            return known.slots;
        }
        // Mostly in order already, which the sort makes use of; two readers at once do it twice.
        var sorted = new ArrayList<Integer>(slots.size());
        var taken = new BitSet(used);
        IntStream.concat(IntStream.of(known.slots), IntStream.range(0, used))
                .filter(slot -> pins[slot] != null && !taken.get(slot))
                .forEach(slot -> {
                    taken.set(slot);
                    sorted.add(slot);
                });
        sorted.sort(Comparator.comparing(this::pin, BY_NAME));
        var fresh = new NameOrder(namings, sorted.stream().mapToInt(Integer::intValue).toArray());
        order = fresh;
        return fresh.slots;
    }

    private Pin pin(int slot) {
        var pin = pins[slot];
        if (pin == null) {
            throw new IllegalStateException("no pin in slot " + slot);
        }
        return pin;
    }
}
