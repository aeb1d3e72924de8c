package io.cityplane.twin;

import io.cityplane.kernel.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Changes as they are committed, each with the entity as it became by it: for one follower that is
/// to miss no value, such as notifications. It is of the moment: what happens while the server is
/// down, or beyond what is kept for a follower that is too slow, is not told, and counted.
public interface ChangeFeed {

    /// Which changes are kept from now on, by tenant; nothing else costs anything.
    void want(Map<Tenant, Types> wanted);

    /// Waits for changes, at most for `patience`; of one entity in their order.
    ///
    /// @param most at most so many, 1 or more
    List<Changed> take(int most, Duration patience) throws InterruptedException;

    /// How many were dropped since the twin was opened, for nobody took them in time.
    long lost();

    /// Entities of any of these types, expanded; or all of them.
    record Types(boolean areAll, Set<String> names) {
        public Types {
            names = Set.copyOf(names);
        }
    }

    /// What one command did to one entity.
    interface Changed {

        Tenant tenant();

        EntityId id();

        /// Of an entity that is gone, its last ones.
        List<String> types();

        Follow.What what();

        /// When the twin came to know.
        Instant at();

        /// The names of the attributes that have become something.
        Set<String> written();

        /// The names of those of which an instance is gone.
        Set<String> removed();

        /// Whether the viewer may hear of it.
        boolean isSeenBy(Viewer viewer);

        /// Whether a condition held of the entity as it became; never of one that is gone.
        boolean meets(Condition condition, Viewer viewer);

        /// As it became; of one that is gone, without attributes.
        Entity entity();
    }
}
