package io.cityplane.twin.domain;

import io.cityplane.database.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Cursors that last as long as the object, and transactions that hold nothing else.
final class CursorsInMemory implements CursorStore, Transactions {

    private final TreeMap<String, Cursor> cursors = new TreeMap<>();

    @Override
    public synchronized Optional<Cursor> find(String name) {
        return Optional.ofNullable(cursors.get(name));
    }

    @Override
    public synchronized void put(Cursor cursor) {
        cursors.put(cursor.name(), cursor);
    }

    @Override
    public synchronized List<Cursor> all() {
        return List.copyOf(cursors.values());
    }

    @Override
    public synchronized OptionalLong oldestBatch(Instant after) {
        return cursors.values().stream()
                .filter(it -> it.at().isAfter(after))
                .mapToLong(Cursor::batch)
                .min();
    }

    /// Nothing but a cursor is put in one, at its end, so there is nothing to undo.
    @Override
    public <T> T execute(Supplier<T> work) {
        return work.get();
    }
}
