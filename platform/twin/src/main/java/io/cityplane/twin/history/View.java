package io.cityplane.twin.history;

import java.util.List;

/// Everything that the past consists of at one moment: no row twice, none missing. Held by whoever
/// reads, so that nothing of it goes meanwhile.
///
/// @param tails the one that grows last
record View(List<Tail> tails) {

    View {
        tails = List.copyOf(tails);
    }

    /// Holds all of it; false if some of it went in the same moment, and so a newer view is there.
    boolean hold() {
        for (var i = 0; i < tails.size(); i++) {
            if (!tails.get(i).hold()) {
                tails.subList(0, i).forEach(Shared::letGo);
                return false;
            }
        }
        return true;
    }

    void letGo() {
        tails.forEach(Shared::letGo);
    }
}
