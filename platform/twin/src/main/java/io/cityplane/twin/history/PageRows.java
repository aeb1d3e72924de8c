package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.TimeRange.By;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.parquet.DamagedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands over rows of one series out of pages.
final class PageRows {

    private static final Value NONE = new Value.Numeric(0);

    private final SeriesName series;
    private final Window window;
    private final RowSink sink;

    /// What the last number said besides: the next one mostly says the same.
    private @Nullable Attribute template;

    private byte @Nullable [] templateUnit;
    private byte @Nullable [] templateKind;

    PageRows(SeriesName series, Window window, RowSink sink) {
        this.series = series;
        this.window = window;
        this.sink = sink;
    }

    /// Some rows of a page, which are all of the series.
    void read(PageCursor page, int from, int to) {
        if (from == to) {
            return;
        }
        var times = page.longs(SegmentColumns.TIME);
        var isObserved = window.by() == By.OBSERVED;
        var first = isObserved ? atOrAfter(times, from, to, window.from()) : from;
        var end = isObserved ? atOrAfter(times, first, to, window.until()) : to;
        if (first == end) {
            return;
        }
        if (!sink.wantsValues()) {
            numbers(page, times, first, end);
        } else if (sink.isNewestFirst()) {
            for (var row = end - 1; row >= first; row--) {
                if (isObserved && !sink.wants(times[row], times[row])) {
                    return;
                }
                row(page, row);
            }
        } else {
            for (var row = first; row < end; row++) {
                if (isObserved && !sink.wants(times[row], times[row])) {
                    return;
                }
                row(page, row);
            }
        }
    }

    private static int atOrAfter(long[] times, int from, int to, long wanted) {
        if (from == to || times[from] >= wanted) {
            return from;
        }
        var found = Arrays.binarySearch(times, from, to, wanted);
        var at = found >= 0 ? found : -found - 1;
        while (at > from && times[at - 1] == wanted) {
            at--;
        }
        return at;
    }

    private void numbers(PageCursor page, long[] times, int from, int to) {
        var numbers = page.doubles(SegmentColumns.NUMBER);
        var isNumber = page.present(SegmentColumns.NUMBER);
        var offsets = page.longs(SegmentColumns.OFFSET);
        var operations = page.texts(SegmentColumns.OPERATION);
        var recorded = page.longs(SegmentColumns.RECORDED_AT);
        var lastWord = SegmentRow.NOTHING;
        var operation = Operation.SET;
        for (var row = from; row < to; row++) {
            if (!isSame(lastWord, operations[row])) {
                lastWord = operations[row];
                operation = Operation.of(lastWord);
            }
            if (!operation.isKept() && window.has(times[row], recorded[row])) {
                sink.row(
                        times[row],
                        recorded[row],
                        offsets[row],
                        operation,
                        0,
                        isNumber[row],
                        numbers[row],
                        null);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // of one dictionary
    private static boolean isSame(byte @Nullable [] one, byte @Nullable [] other) {
        return one == other;
    }

    private void row(PageCursor page, int row) {
        var time = page.longs(SegmentColumns.TIME)[row];
        var recordedAt = page.longs(SegmentColumns.RECORDED_AT)[row];
        if (!window.has(time, recordedAt)) {
            return;
        }
        var operation = Operation.of(page.texts(SegmentColumns.OPERATION)[row]);
        if (operation.isKept()) {
            return;
        }
        var isNumber = page.present(SegmentColumns.NUMBER)[row];
        sink.row(
                time,
                recordedAt,
                page.longs(SegmentColumns.OFFSET)[row],
                operation,
                (int) page.longs(SegmentColumns.QUALITY)[row],
                isNumber,
                page.doubles(SegmentColumns.NUMBER)[row],
                operation.hasValue() ? said(page, row, isNumber) : null);
    }

    private Attribute said(PageCursor page, int row, boolean isNumber) {
        var unit = page.text(SegmentColumns.UNIT, row);
        var kind = page.text(SegmentColumns.KIND, row);
        var nested = page.text(SegmentColumns.SUB_ATTRIBUTES, row);
        if (isNumber && nested == null) {
            var known = template;
            if (known != null && isSame(templateUnit, unit) && isSame(templateKind, kind)) {
                return known;
            }
            var made = attribute(kind, unit, NONE, List.of());
            template = made;
            templateUnit = unit;
            templateKind = kind;
            return made;
        }
        return attribute(
                kind,
                unit,
                isNumber ? NONE : value(page, row),
                nested == null ? List.of() : AttributeJson.read(nested));
    }

    private Attribute attribute(
            byte @Nullable [] kind, byte @Nullable [] unit, Value value, List<Attribute> nested) {
        if (kind == null) {
            throw new DamagedFile("a value of no kind");
        }
        return new Attribute(
                series.attribute(),
                AttributeJson.kind(SegmentSource.text(kind)),
                series.dataset().isEmpty() ? Optional.empty() : Optional.of(series.dataset()),
                value,
                unit == null ? Optional.empty() : Optional.of(SegmentSource.text(unit)),
                Optional.empty(),
                nested,
                Times.NONE);
    }

    private static Value value(PageCursor page, int row) {
        var text = page.text(SegmentColumns.TEXT, row);
        if (text != null) {
            return new Value.Text(SegmentSource.text(text));
        }
        if (page.present(SegmentColumns.TRUTH)[row]) {
            return new Value.Truth(page.longs(SegmentColumns.TRUTH)[row] == 1);
        }
        var json = page.text(SegmentColumns.JSON, row);
        if (json == null) {
            throw new DamagedFile("a value that says nothing");
        }
        return new Value.Json(SegmentSource.text(json));
    }
}
