package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Expire;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Revise;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Value;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What waits for the journal, over all writers, and how much may.
final class Backlog {

    private static final int BYTES_PER_COMMAND = 300;
    private static final int BYTES_PER_ATTRIBUTE = 200;

    private final long mostChanges;
    private final long mostBytes;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    Backlog(long mostChanges, long mostBytes) {
        this.mostChanges = mostChanges;
        this.mostBytes = mostBytes;
    }

    /// Takes room for commands; null if there is not enough.
    @Nullable Share take(List<Command> commands) {
        var share = share(commands);
        var manyChanges = changes.addAndGet(share.changes);
        var manyBytes = bytes.addAndGet(share.bytes);
        if (manyChanges > mostChanges || manyBytes > mostBytes) {
            share.giveBack();
            return null;
        }
        return share;
    }

    /// Whether commands fit in at all.
    boolean canEverTake(List<Command> commands) {
        var share = share(commands);
        return share.changes <= mostChanges && share.bytes <= mostBytes;
    }

    long changes() {
        return changes.get();
    }

    long bytes() {
        return bytes.get();
    }

    private Share share(List<Command> commands) {
        var count = 0L;
        var size = 0L;
        for (var command : commands) {
            var attributes =
                    switch (command) {
                        case Create(var entity) -> entity.attributes();
                        case Put(var entity) -> entity.attributes();
                        case Upsert(var entity) -> entity.attributes();
                        case Update update -> update.attributes();
                        case Observe reading -> List.of(reading.reading());
                        case Revise _, Expire _, Delete _, DeleteAttribute _ ->
                                List.<Attribute>of();
                    };
            if (command instanceof Revise revise) {
                size += revise.bytes();
            }
            count += 1 + attributes.size();
            size += BYTES_PER_COMMAND + bytes(attributes);
        }
        return new Share(count, size);
    }

    private static long bytes(List<Attribute> attributes) {
        var size = 0L;
        for (var attribute : attributes) {
            var text =
                    switch (attribute.value()) {
                        case Value.Text(String value) -> value.length();
                        case Value.Json(String value) -> value.length();
                        case Value.Numeric _, Value.Truth _ -> 0;
                    };
            size += BYTES_PER_ATTRIBUTE + 3L * text + bytes(attribute.subAttributes());
        }
        return size;
    }

    /// What one request takes up. Nothing holds it twice, so it is given back once.
    final class Share {

        private final long changes;
        private final long bytes;

        private Share(long changes, long bytes) {
            this.changes = changes;
            this.bytes = bytes;
        }

        void giveBack() {
            Backlog.this.changes.addAndGet(-changes);
            Backlog.this.bytes.addAndGet(-bytes);
        }
    }
}
