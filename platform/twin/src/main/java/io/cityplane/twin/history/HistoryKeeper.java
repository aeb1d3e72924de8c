package io.cityplane.twin.history;

import io.cityplane.twin.History;
import io.cityplane.twin.Position;
import io.cityplane.twin.domain.CommitListener;
import io.cityplane.twin.domain.CommittedBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the past: hears what is committed, and lets it be read by {@link #history}.
///
/// It has nothing for good yet, so at every start it hears the journal from its beginning on.
public final class HistoryKeeper implements CommitListener, AutoCloseable {

    private final Chunks chunks = new Chunks();
    private @Nullable Tail active;
    private volatile View view = new View(List.of());

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Position kept() {
        return Position.BEGINNING;
    }

    @Override
    public void committed(CommittedBatch batch, Words vocabulary) {
        var tail = active;
        if (tail == null) {
            tail = new Tail(chunks, vocabulary, Position.BEGINNING);
            active = tail;
            view = new View(List.of(tail));
        }
        tail.add(batch);
    }

    /// What can be asked of it.
    ///
    /// @param present the twin that it listens to
    public History history(Present present) {
        return new CityHistory(this, present);
    }

    /// A look at the past; to be closed.
    Reading reading() {
        var now = view;
        while (!now.hold()) {
            now = view;
        }
        return new Reading(now);
    }

    /// After the twin.
    @Override
    public void close() {
        view = new View(List.of());
    }
}
