package io.cityplane.twin;

import java.util.List;
import java.util.Optional;

/// An entity of a moment, as it lies in memory: for whoever tells of many, and needs no objects for
/// it. The same as {@link #whole}, which it is made into where there is no need to hurry.
public interface EntityGlance {

    /// Of an entity that is there as objects already.
    static EntityGlance of(Entity entity) {
        return new WholeGlance(entity);
    }

    EntityId id();

    Entity whole();

    /// Empty if there is only {@link #whole}, and none of the following may be asked for.
    Optional<Layout> layout();

    /// The number that a member says.
    ///
    /// @param member its index in the layout, as everywhere below
    double number(int member);

    boolean truth(int member);

    /// A text or JSON.
    void text(int member, Utf8Sink to);

    /// In microseconds since 1970-01-01T00:00:00Z.
    long observedAt(int member);

    List<String> scopes();

    /// Takes bytes that are never to be changed, and only good during the call.
    interface Utf8Sink {
        /// Takes some of an array's bytes.
        ///
        /// @param to behind the last
        void accept(byte[] utf8, int from, int to);
    }
}
