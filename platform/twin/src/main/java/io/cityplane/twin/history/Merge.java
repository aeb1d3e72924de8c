package io.cityplane.twin.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// Rows of several segments in one order. Each is in that order already, so the least of their next
/// rows is always the next of all.
final class Merge {

    /// Takes a row; it is filled anew afterwards.
    interface Taker {
        void row(SegmentRow row) throws IOException;
    }

    private Merge() {}

    static void each(List<Segment> segments, Taker taker) throws IOException {
        var opened = new ArrayList<SegmentRows>();
        try {
            var waiting =
                    new PriorityQueue<SegmentRows>(
                            (one, other) -> SegmentRow.compare(one.row(), other.row()));
            for (var segment : segments) {
                var rows = new SegmentRows(segment);
                opened.add(rows);
                if (rows.next()) {
                    waiting.add(rows);
                }
            }
            while (true) {
                var rows = waiting.poll();
                if (rows == null) {
                    return;
                }
                run(rows, waiting, taker);
            }
        } finally {
            opened.forEach(SegmentRows::close);
        }
    }

    /// Hands over the rows of one as long as they come before all others'.
    private static void run(SegmentRows rows, PriorityQueue<SegmentRows> waiting, Taker taker)
            throws IOException {
        var other = waiting.peek();
        do {
            taker.row(rows.row());
            if (!rows.next()) {
                return;
            }
        } while (other == null || SegmentRow.compare(rows.row(), other.row()) < 0);
        waiting.add(rows);
    }
}
