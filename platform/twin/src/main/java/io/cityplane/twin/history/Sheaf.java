package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.Series.Moment;
import io.cityplane.twin.TimeRange.By;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of one series as they are gathered from everywhere: at most so many, the newest or the
/// oldest, each moment with its last version or with every one. Used again for the next series.
final class Sheaf implements RowSink {

    private static final int FIRST = 256;

    /// Rows are sorted out once there are so many times as many as are wanted, and some.
    private static final int SLACK = 4_096;

    private final Window window;
    private final Versions versions;
    private final Side side;
    private int most;

    private final Order order = new Order();
    private long[] times = new long[FIRST];
    private long[] recorded = new long[FIRST];
    private long[] offsets = new long[FIRST];
    private int[] qualities = new int[FIRST];
    private double[] numbers = new double[FIRST];
    private Operation[] operations = new Operation[FIRST];
    private @Nullable Attribute[] said = new @Nullable Attribute[FIRST];
    private boolean[] isNumber = new boolean[FIRST];
    private int size;
    private long bound;

    /// Which rows are wanted if there are more.
    enum Side {
        OLDEST,
        NEWEST
    }

    Sheaf(Window window, Versions versions, Side side) {
        this.window = window;
        this.versions = versions;
        this.side = side;
    }

    /// Begins anew.
    ///
    /// @param wanted at most so many moments
    void clear(int wanted) {
        Arrays.fill(said, 0, size, null);
        size = 0;
        most = wanted;
        bound = side == Side.NEWEST ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @Override
    public boolean wantsValues() {
        return true;
    }

    @Override
    public boolean isNewestFirst() {
        return side == Side.NEWEST;
    }

    @Override
    public boolean wants(long least, long mostOfThem) {
        return side == Side.NEWEST ? mostOfThem >= bound : least <= bound;
    }

    @Override
    public void row(
            long time,
            long recordedAt,
            long offset,
            Operation operation,
            int quality,
            boolean number,
            double value,
            @Nullable Attribute attribute) {
        var meant = window.meant(time, recordedAt);
        if (!wants(meant, meant)) {
            return;
        }
        if (size == times.length) {
            grow();
        }
        times[size] = time;
        recorded[size] = recordedAt;
        offsets[size] = offset;
        operations[size] = operation;
        qualities[size] = quality;
        isNumber[size] = number;
        numbers[size] = value;
        said[size] = attribute;
        size++;
        if (isTrimmable() && size >= SLACK && size / 2 >= most) {
            trim();
        }
    }

    /// The oldest of those recorded last cannot be told before all are known: a moment may be
    /// recorded again.
    private boolean isTrimmable() {
        return window.by() == By.OBSERVED || side == Side.NEWEST || versions == Versions.EVERY;
    }

    private void grow() {
        var length = times.length * 2;
        times = Arrays.copyOf(times, length);
        recorded = Arrays.copyOf(recorded, length);
        offsets = Arrays.copyOf(offsets, length);
        qualities = Arrays.copyOf(qualities, length);
        numbers = Arrays.copyOf(numbers, length);
        operations = Arrays.copyOf(operations, length);
        said = Arrays.copyOf(said, length);
        isNumber = Arrays.copyOf(isNumber, length);
    }

    /// Keeps what is wanted of what is there so far.
    private void trim() {
        var wanted = wanted();
        var kept = wanted.length;
        permute(wanted);
        size = kept;
        if (kept >= most && kept > 0) {
            var last = side == Side.NEWEST ? 0 : kept - 1;
            bound = window.meant(times[last], recorded[last]);
        }
    }

    private void permute(int[] rows) {
        times = Order.permuted(times, rows);
        recorded = Order.permuted(recorded, rows);
        offsets = Order.permuted(offsets, rows);
        var oldQualities = qualities.clone();
        var oldNumbers = numbers.clone();
        var oldOperations = operations.clone();
        var oldSaid = said.clone();
        var oldIsNumber = isNumber.clone();
        Arrays.fill(said, null);
        for (var i = 0; i < rows.length; i++) {
            qualities[i] = oldQualities[rows[i]];
            numbers[i] = oldNumbers[rows[i]];
            operations[i] = oldOperations[rows[i]];
            said[i] = oldSaid[rows[i]];
            isNumber[i] = oldIsNumber[rows[i]];
        }
    }

    /// The rows that are wanted, oldest first by the time that is meant.
    private int[] wanted() {
        var isObserved = window.by() == By.OBSERVED;
        var sorted = order.of(isObserved ? times : recorded, offsets, size);
        var kept =
                versions == Versions.EVERY
                        ? sorted
                        : isObserved ? lastOfNeighbours(sorted) : lastOfMoments(sorted);
        if (kept.length <= most) {
            return kept;
        }
        return side == Side.NEWEST
                ? Arrays.copyOfRange(kept, kept.length - most, kept.length)
                : Arrays.copyOf(kept, most);
    }

    private int[] lastOfNeighbours(int[] sorted) {
        var kept = new int[sorted.length];
        var count = 0;
        for (var i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || times[sorted[i]] != times[sorted[i + 1]]) {
                kept[count++] = sorted[i];
            }
        }
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    private int[] lastOfMoments(int[] sorted) {
        Set<Long> seen = new HashSet<>();
        var kept = new int[sorted.length];
        var first = sorted.length;
        for (var i = sorted.length - 1; i >= 0; i--) {
            if (seen.add(times[sorted[i]])) {
                kept[--first] = sorted[i];
            }
        }
        return Arrays.copyOfRange(kept, first, kept.length);
    }

    /// What was gathered, oldest first.
    List<Moment> moments() {
        var wanted = wanted();
        var moments = new ArrayList<Moment>(wanted.length);
        for (var row : wanted) {
            moments.add(moment(row));
        }
        return moments;
    }

    private Moment moment(int row) {
        var time = Micros.toInstant(times[row]);
        return new Moment(
                time, Micros.toInstant(recorded[row]), attribute(row, time), qualities[row]);
    }

    private Optional<Attribute> attribute(int row, java.time.Instant time) {
        var template = said[row];
        if (template == null) {
            return Optional.empty();
        }
        var value = isNumber[row] ? new Value.Numeric(numbers[row]) : template.value();
        return Optional.of(
                new Attribute(
                        template.name(),
                        template.kind(),
                        template.dataset(),
                        value,
                        template.unitCode(),
                        operations[row].isObserved() ? Optional.of(time) : Optional.empty(),
                        template.subAttributes(),
                        template.times()));
    }
}
