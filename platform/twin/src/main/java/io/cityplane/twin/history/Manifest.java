package io.cityplane.twin.history;

import io.cityplane.twin.Position;

import java.util.List;

/// Which files the past consists of, and up to where of the journal they have everything. It
/// changes in one step, from one generation to the next.
public interface Manifest {

    /// What it is now.
    State state();

    /// Makes the next generation: whole and durable, or not at all.
    ///
    /// @param generation that it was made from
    /// @param kept up to where of the journal everything is in the files now
    /// @return false if it is of another generation already: another server writes it
    boolean change(
            long generation, Position kept, List<SegmentInfo> added, List<String> removedNames);

    /// A generation.
    ///
    /// @param segments by name
    record State(long generation, Position kept, List<SegmentInfo> segments) {

        /// Of a history that has nothing yet.
        public static final State NOTHING = new State(0, Position.BEGINNING, List.of());

        public State {
            segments = List.copyOf(segments);
        }
    }
}
