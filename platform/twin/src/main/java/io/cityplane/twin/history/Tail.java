package io.cityplane.twin.history;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Position;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import io.cityplane.twin.domain.Change.Headed;
import io.cityplane.twin.domain.Change.Late;
import io.cityplane.twin.domain.Change.Removed;
import io.cityplane.twin.domain.Change.Set;
import io.cityplane.twin.domain.CommitListener.Words;
import io.cityplane.twin.domain.Committed;
import io.cityplane.twin.domain.CommittedBatch;
import io.cityplane.twin.domain.Micros;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was committed last, in memory: a row of 40 bytes off the Java heap for each change, and
/// from each to the one before it of the same series.
///
/// The writer's thread adds, in well under a microsecond a row; any thread reads at the same time.
/// A row: time 8, number or extra 8, recordedAt 8, row before it 4, offset 4, quality 4, and 4 of
/// writer, operation and whether it is an extra.
final class Tail extends Shared {

    static final int ROW_BYTES = 40;

    /// Above the numbers of all traits.
    static final int NO_TRAIT = (1 << 20) - 1;

    private static final int RECORDED = 16;
    private static final int BEFORE = 24;
    private static final int OFFSET = 28;
    private static final int QUALITY = 32;
    private static final int REST = 36;
    private static final int OPERATION_BITS = 4;
    private static final int EXTRA = 1 << OPERATION_BITS;
    private static final int WRITER_SHIFT = OPERATION_BITS + 1;

    /// Estimates of what is on the heap, in bytes.
    private static final int ENTITY_BYTES = 200;

    private static final int SLOT_BYTES = 64;
    private static final int EXTRA_BYTES = 200;

    private final Chunks chunks;
    private final Words words;
    private volatile MemorySegment[] pieces = new MemorySegment[8];
    private volatile Slots slots = Slots.empty();
    private final Extras extras = new Extras();
    private final ConcurrentHashMap<EntityKey, Known> entities = new ConcurrentHashMap<>();
    private final SlotTable table = new SlotTable();
    private final long[] firstOffsets = new long[16];
    private int slotCount;
    private int size;
    private long heapBytes;
    private volatile long bytes;
    private long leastTime = Long.MAX_VALUE;
    private long mostTime = Long.MIN_VALUE;
    private volatile Position position;
    private volatile long rows;
    private volatile long firstBatch;
    private volatile long batch;

    /// An entity in this tail.
    static final class Known {
        private volatile int first = -1;

        /// Its newest slot; the others follow by {@link Slots#next}.
        int first() {
            return first;
        }
    }

    /// A tail that begins after a position.
    Tail(Chunks chunks, Words words, Position after) {
        this.chunks = chunks;
        this.words = words;
        this.position = after;
        Arrays.fill(firstOffsets, -1);
    }

    /// Takes in a batch. The writer's thread.
    void add(CommittedBatch committed) {
        for (var command : committed.commands()) {
            add(command);
        }
        bytes = (size / Chunks.ROWS + 1) * Chunks.BYTES + heapBytes;
        rows = size;
        if (firstBatch == 0) {
            firstBatch = committed.number();
        }
        batch = committed.number();
        position = committed.position();
    }

    private void add(Committed command) {
        var offset = command.offset();
        for (var change : command.changes()) {
            switch (change) {
                case Born(_, int heading, var scopes) ->
                        heading(command, offset, Operation.BORN, heading, scopes);
                case Headed(int heading, var scopes) ->
                        heading(command, offset, Operation.HEADED, heading, scopes);
                case Set(int trait, var attribute) ->
                        value(
                                command,
                                offset,
                                attribute.observedAt().isPresent()
                                        ? Operation.OBSERVED
                                        : Operation.SET,
                                trait,
                                attribute);
                case Late(int trait, var attribute) ->
                        value(command, offset, Operation.LATE, trait, attribute);
                case Removed(int trait) -> end(command, offset, Operation.REMOVED, trait);
                case Gone _ -> {
                    for (var trait : command.ended()) {
                        end(command, offset, Operation.ENDED, trait);
                    }
                    heading(command, offset, Operation.GONE, command.heading(), List.of());
                }
            }
            offset++;
        }
    }

    private void heading(
            Committed command, long offset, Operation operation, int heading, List<String> scopes) {
        var note = new HeadingNote(words.heading(heading), scopes, command.number());
        var extra = extras.add(note);
        heapBytes += EXTRA_BYTES;
        row(command, offset, NO_TRAIT, command.recordedAt(), extra, operation.code() | EXTRA);
    }

    private void value(
            Committed command, long offset, Operation operation, int trait, Attribute attribute) {
        var observedAt = attribute.observedAt();
        var time = observedAt.isPresent() ? Micros.of(observedAt.get()) : command.recordedAt();
        if (attribute.value() instanceof Value.Numeric(double number)
                && attribute.subAttributes().isEmpty()) {
            row(command, offset, trait, time, Double.doubleToRawLongBits(number), operation.code());
        } else {
            heapBytes += bytes(attribute);
            row(command, offset, trait, time, extras.add(attribute), operation.code() | EXTRA);
        }
    }

    private static long bytes(Attribute attribute) {
        var text =
                switch (attribute.value()) {
                    case Value.Text(String value) -> value.length();
                    case Value.Json(String value) -> value.length();
                    case Value.Numeric _, Value.Truth _ -> 0;
                };
        var sum = EXTRA_BYTES + 2L * text;
        for (var nested : attribute.subAttributes()) {
            sum += bytes(nested);
        }
        return sum;
    }

    private void end(Committed command, long offset, Operation operation, int trait) {
        row(command, offset, trait, command.recordedAt(), 0, operation.code());
    }

    private void row(
            Committed command, long offset, int trait, long time, long value, int operation) {
        var partition = command.partition();
        if (firstOffsets[partition] < 0) {
            firstOffsets[partition] = offset;
        }
        var slot = slot(command, trait);
        var row = size;
        var piece = piece(row);
        var at = at(row);
        piece.set(JAVA_LONG, at, time);
        piece.set(JAVA_LONG, at + 8, value);
        piece.set(JAVA_LONG, at + RECORDED, command.recordedAt());
        piece.set(JAVA_INT, at + BEFORE, slots.head(slot));
        piece.set(JAVA_INT, at + OFFSET, Math.toIntExact(offset - firstOffsets[partition]));
        piece.set(JAVA_INT, at + QUALITY, command.quality());
        piece.set(JAVA_INT, at + REST, command.writer() << WRITER_SHIFT | operation);
        if (time < leastTime) {
            leastTime = time;
        }
        if (time > mostTime) {
            mostTime = time;
        }
        slots.head(slot, row, time);
        size = row + 1;
    }

    private MemorySegment piece(int row) {
        var number = row / Chunks.ROWS;
        if (row % Chunks.ROWS == 0) {
            var more = pieces;
            if (number == more.length) {
                more = Arrays.copyOf(more, number * 2);
            }
            more[number] = chunks.take();
            pieces = more;
        }
        return pieces[number];
    }

    private static long at(int row) {
        return (long) (row % Chunks.ROWS) * ROW_BYTES;
    }

    private int slot(Committed command, int trait) {
        if (trait > NO_TRAIT) {
            throw new IllegalStateException("a trait of the number " + trait);
        }
        var key = (long) command.number() << 24 | (long) trait << 4 | command.partition();
        var known = table.get(key);
        return known >= 0 ? known : newSlot(key, command, trait);
    }

    private int newSlot(long key, Committed command, int trait) {
        var entity = new EntityKey(command.tenant(), command.id());
        var known = entities.get(entity);
        if (known == null) {
            known = new Known();
            entities.put(entity, known);
            heapBytes += ENTITY_BYTES + entity.id().uri().length();
        }
        var slot = slotCount++;
        if (slot == slots.capacity()) {
            slots = slots.larger();
        }
        slots.begin(slot, command.partition(), trait, known.first);
        known.first = slot;
        table.put(key, slot);
        heapBytes += SLOT_BYTES;
        return slot;
    }

    /// Of the writer's thread, or once nothing is added any more.
    int size() {
        return size;
    }

    /// What it takes, on the heap by estimate.
    long bytes() {
        return bytes;
    }

    /// Everything up to there is here, or was before.
    Position position() {
        return position;
    }

    /// How many rows it had after the last batch.
    long rows() {
        return rows;
    }

    /// 0 if it has none.
    long firstBatch() {
        return firstBatch;
    }

    /// The last batch.
    long batch() {
        return batch;
    }

    /// As {@link #size}.
    long leastTime() {
        return leastTime;
    }

    /// As {@link #size}.
    long mostTime() {
        return mostTime;
    }

    ConcurrentHashMap<EntityKey, Known> entities() {
        return entities;
    }

    Slots slots() {
        return slots;
    }

    Words words() {
        return words;
    }

    long time(int row) {
        return piecesAt(row).get(JAVA_LONG, at(row));
    }

    long recordedAt(int row) {
        return piecesAt(row).get(JAVA_LONG, at(row) + RECORDED);
    }

    double number(int row) {
        return piecesAt(row).get(JAVA_DOUBLE, at(row) + 8);
    }

    /// What the row says that is more than a number; null if it is not.
    @Nullable Object extra(int row) {
        return (piecesAt(row).get(JAVA_INT, at(row) + REST) & EXTRA) == 0
                ? null
                : extras.get((int) piecesAt(row).get(JAVA_LONG, at(row) + 8));
    }

    /// The row of the same slot before it; -1 if it is the first.
    int before(int row) {
        return piecesAt(row).get(JAVA_INT, at(row) + BEFORE);
    }

    /// @param slot the row's
    long offset(int row, int slot) {
        return firstOffsets[slots.partition(slot)] + piecesAt(row).get(JAVA_INT, at(row) + OFFSET);
    }

    int quality(int row) {
        return piecesAt(row).get(JAVA_INT, at(row) + QUALITY);
    }

    Operation operation(int row) {
        return Operation.of(piecesAt(row).get(JAVA_INT, at(row) + REST) & (EXTRA - 1));
    }

    int writer(int row) {
        return piecesAt(row).get(JAVA_INT, at(row) + REST) >>> WRITER_SHIFT;
    }

    private MemorySegment piecesAt(int row) {
        return pieces[row / Chunks.ROWS];
    }

    /// Nobody reads it any more.
    @Override
    void dispose() {
        for (var piece : pieces) {
            if (piece != null) {
                chunks.giveBack(piece);
            }
        }
    }
}
