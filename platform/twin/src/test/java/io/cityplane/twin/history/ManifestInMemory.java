package io.cityplane.twin.history;

import io.cityplane.twin.Position;

import java.util.ArrayList;
import java.util.List;

/// A manifest that lasts as long as the object.
public final class ManifestInMemory implements Manifest {

    private State state = State.NOTHING;

    @Override
    public synchronized State state() {
        return state;
    }

    @Override
    public synchronized boolean change(
            long generation, Position kept, List<SegmentInfo> added, List<String> removedNames) {
        if (generation != state.generation()) {
            return false;
        }
        var segments = new ArrayList<>(state.segments());
        segments.removeIf(it -> removedNames.contains(it.name()));
        segments.addAll(added);
        state = new State(generation + 1, kept, segments);
        return true;
    }
}
