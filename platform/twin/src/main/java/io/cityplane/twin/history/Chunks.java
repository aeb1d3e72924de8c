package io.cityplane.twin.history;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;

/// Memory off the Java heap in pieces of one size, used again and again, so that what tails take is
/// known and none of it waits for the garbage collector; only the last of all pieces do.
final class Chunks {

    /// Rows of a piece.
    static final int ROWS = 1 << 14;

    static final long BYTES = (long) ROWS * Tail.ROW_BYTES;

    private final Arena arena = Arena.ofAuto();
    private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();
    private long allocated;

    /// A piece, of any content.
    synchronized MemorySegment take() {
        var known = free.pollLast();
        if (known != null) {
            return known;
        }
        allocated += BYTES;
        return arena.allocate(BYTES, Long.BYTES);
    }

    synchronized void giveBack(MemorySegment piece) {
        free.addLast(piece);
    }

    /// All that was ever needed at once.
    synchronized long allocated() {
        return allocated;
    }
}
