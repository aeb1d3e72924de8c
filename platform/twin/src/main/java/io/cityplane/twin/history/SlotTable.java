package io.cityplane.twin.history;

import java.util.Arrays;

/// Small numbers by long ones. For one thread.
final class SlotTable {

    private static final long EMPTY = -1;

    private long[] keys = new long[1 << 10];
    private int[] slots = new int[1 << 10];
    private int size;

    SlotTable() {
        Arrays.fill(keys, EMPTY);
    }

    /// The slot of a key, 0 or more; -1 if it has none.
    int get(long key) {
        var mask = keys.length - 1;
        for (var at = place(key, mask); keys[at] != EMPTY; at = (at + 1) & mask) {
            if (keys[at] == key) {
                return slots[at];
            }
        }
        return -1;
    }

    /// @param key 0 or more, not there yet
    void put(long key, int slot) {
        if (size * 2 >= keys.length) {
            grow();
        }
        insert(key, slot);
        size++;
    }

    private void insert(long key, int slot) {
        var mask = keys.length - 1;
        var at = place(key, mask);
        while (keys[at] != EMPTY) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        slots[at] = slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldSlots = slots;
        keys = new long[oldKeys.length * 2];
        slots = new int[oldKeys.length * 2];
        Arrays.fill(keys, EMPTY);
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                insert(oldKeys[i], oldSlots[i]);
            }
        }
    }

    private static int place(long key, int mask) {
        var mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
