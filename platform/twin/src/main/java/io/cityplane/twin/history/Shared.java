package io.cityplane.twin.history;

import java.util.concurrent.atomic.AtomicInteger;

/// Something that several hold, and that goes when the last lets go. It begins with one holder.
abstract class Shared {

    private final AtomicInteger holders = new AtomicInteger(1);

    /// Holds it too.
    ///
    /// @return false if it is gone already
    final boolean hold() {
        for (var known = holders.get(); known > 0; known = holders.get()) {
            if (holders.compareAndSet(known, known + 1)) {
                return true;
            }
        }
        return false;
    }

    final void letGo() {
        if (holders.decrementAndGet() == 0) {
            dispose();
        }
    }

    /// Nobody holds it any more.
    abstract void dispose();
}
