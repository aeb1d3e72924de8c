package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.domain.Micros;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums up the numbers of one series after the other, step by step.
///
/// Rows are gathered first, since a later one may correct an earlier one of the same moment.
final class Summing implements RowSink {

    private final SummaryQuery query;
    private final Window window;
    private final Order order = new Order();
    private long[] times = new long[4_096];
    private long[] offsets = new long[4_096];
    private double[] numbers = new double[4_096];
    private int size;
    private long last = Long.MIN_VALUE;
    private boolean isSorted = true;

    /// Steps of local time begin at these, found once for all series.
    private final HashMap<Long, long[]> steps = new HashMap<>();

    Summing(SummaryQuery query, Window window) {
        this.query = query;
        this.window = window;
    }

    void clear() {
        size = 0;
        last = Long.MIN_VALUE;
        isSorted = true;
    }

    @Override
    public boolean wantsValues() {
        return false;
    }

    @Override
    public boolean isNewestFirst() {
        return false;
    }

    @Override
    public boolean wants(long least, long most) {
        return true;
    }

    /// What is no number is kept as one that is none, since it may come in a number's place.
    @Override
    public void row(
            long time,
            long recordedAt,
            long offset,
            Operation operation,
            int quality,
            boolean isNumber,
            double number,
            @Nullable Attribute said) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            offsets = Arrays.copyOf(offsets, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
            if (recorded.length > 0) {
                recorded = Arrays.copyOf(recorded, size * 2);
            }
        }
        if (window.by() == io.cityplane.twin.TimeRange.By.RECORDED) {
            if (recorded.length < times.length) {
                recorded = Arrays.copyOf(recorded, times.length);
            }
            recorded[size] = recordedAt;
        }
        times[size] = time;
        offsets[size] = offset;
        numbers[size] = isNumber ? number : Double.NaN;
        isSorted &= time > last;
        last = time;
        size++;
    }

    private long[] recorded = {};

    /// Adds the steps of the series to the answer, oldest first.
    void finish(EntityId id, List<Summary> into) {
        if (!isSorted) {
            sortOut();
        }
        var meant = times;
        if (window.by() == io.cityplane.twin.TimeRange.By.RECORDED) {
            var rows = order.of(recorded, offsets, size);
            recorded = Order.permuted(recorded, rows);
            numbers = permuted(numbers, rows);
            meant = recorded;
        }
        var i = 0;
        while (i < size) {
            if (Double.isNaN(numbers[i])) {
                i++;
                continue;
            }
            var begin = begin(meant[i]);
            var end = end(meant[i]);
            i = sum(id, begin, end, meant, i, into);
        }
    }

    private int sum(EntityId id, long begin, long end, long[] meant, int from, List<Summary> into) {
        var count = 0L;
        var sum = 0.0;
        var rest = 0.0;
        var least = Double.POSITIVE_INFINITY;
        var most = Double.NEGATIVE_INFINITY;
        var newest = 0.0;
        var i = from;
        for (; i < size && meant[i] < end; i++) {
            var number = numbers[i];
            if (Double.isNaN(number)) {
                continue;
            }
            // Neumaier: what is lost of the smaller one is kept.
            var next = sum + number;
            rest += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
            sum = next;
            count++;
            least = Math.min(least, number);
            most = Math.max(most, number);
            newest = number;
        }
        // Beyond what a double holds there is nothing to compensate.
        var total = Double.isFinite(sum) ? sum + rest : sum;
        into.add(new Summary(id, Micros.toInstant(begin), count, total, least, most, newest));
        return i;
    }

    /// By time, the last version of each.
    private void sortOut() {
        var rows = order.of(times, offsets, size);
        var count = 0;
        for (var i = 0; i < rows.length; i++) {
            if (i + 1 == rows.length || times[rows[i]] != times[rows[i + 1]]) {
                rows[count++] = rows[i];
            }
        }
        var kept = Arrays.copyOf(rows, count);
        times = Order.permuted(times, kept);
        offsets = Order.permuted(offsets, kept);
        numbers = permuted(numbers, kept);
        if (recorded.length > 0) {
            recorded = Order.permuted(recorded, kept);
        }
        size = count;
    }

    private static double[] permuted(double[] numbers, int[] rows) {
        var permuted = new double[numbers.length];
        for (var i = 0; i < rows.length; i++) {
            permuted[i] = numbers[rows[i]];
        }
        return permuted;
    }

    private long begin(long time) {
        if (query.step() == SummaryQuery.Step.WHOLE) {
            return query.range().from().map(_ -> window.from()).orElse(time);
        }
        return step(time)[0];
    }

    private long end(long time) {
        return query.step() == SummaryQuery.Step.WHOLE ? Long.MAX_VALUE : step(time)[1];
    }

    /// The step of a moment: its begin and its end. An hour of UTC is in one or two of them.
    private long[] step(long time) {
        var hour = Math.floorDiv(time, 3_600_000_000L);
        var known = steps.get(hour);
        if (known == null || time < known[0] || time >= known[1]) {
            known = stepAt(Micros.toInstant(time));
            steps.put(hour, known);
        }
        return known;
    }

    private long[] stepAt(Instant moment) {
        var local = moment.atZone(query.zone());
        ZonedDateTime begin;
        ZonedDateTime end;
        switch (query.step()) {
            case HOUR -> {
                begin = local.truncatedTo(ChronoUnit.HOURS);
                end = begin.plusHours(1);
            }
            case DAY -> {
                begin = local.toLocalDate().atStartOfDay(query.zone());
                end = local.toLocalDate().plusDays(1).atStartOfDay(query.zone());
            }
            case MONTH -> {
                begin = local.toLocalDate().withDayOfMonth(1).atStartOfDay(query.zone());
                end =
                        local.toLocalDate()
                                .withDayOfMonth(1)
                                .plusMonths(1)
                                .atStartOfDay(query.zone());
            }
            case WHOLE -> throw new IllegalStateException("the whole has no steps");
            default -> throw new IllegalStateException();
        }
        return new long[] {Micros.of(begin.toInstant()), Micros.of(end.toInstant())};
    }
}
