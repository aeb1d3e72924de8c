package io.cityplane.twin.history;

import static io.cityplane.twin.history.SegmentColumns.ATTRIBUTE;
import static io.cityplane.twin.history.SegmentColumns.DATASET;
import static io.cityplane.twin.history.SegmentColumns.ENTITY;
import static io.cityplane.twin.history.SegmentColumns.ENTITY_NUMBER;
import static io.cityplane.twin.history.SegmentColumns.HEADING;
import static io.cityplane.twin.history.SegmentColumns.JSON;
import static io.cityplane.twin.history.SegmentColumns.KIND;
import static io.cityplane.twin.history.SegmentColumns.NUMBER;
import static io.cityplane.twin.history.SegmentColumns.OFFSET;
import static io.cityplane.twin.history.SegmentColumns.OPERATION;
import static io.cityplane.twin.history.SegmentColumns.PARTITION;
import static io.cityplane.twin.history.SegmentColumns.QUALITY;
import static io.cityplane.twin.history.SegmentColumns.RECORDED_AT;
import static io.cityplane.twin.history.SegmentColumns.SUB_ATTRIBUTES;
import static io.cityplane.twin.history.SegmentColumns.TENANT;
import static io.cityplane.twin.history.SegmentColumns.TEXT;
import static io.cityplane.twin.history.SegmentColumns.TIME;
import static io.cityplane.twin.history.SegmentColumns.TRUTH;
import static io.cityplane.twin.history.SegmentColumns.UNIT;
import static io.cityplane.twin.history.SegmentColumns.WRITER;

import io.cityplane.twin.parquet.DamagedFile;

/// Reads all rows of a segment, from the first to the last. For one thread.
final class SegmentRows implements AutoCloseable {

    private final Segment segment;
    private final PageCursor page = new PageCursor();
    private final SegmentRow row = new SegmentRow();
    private int at = -1;
    private int next;

    SegmentRows(Segment segment) {
        this.segment = segment;
    }

    /// Goes to the next row; false at the end.
    ///
    /// @throws DamagedHistory if the file does not say what was written
    boolean next() {
        try {
            while (at < 0 || next == page.size()) {
                if (++at == segment.index().size()) {
                    return false;
                }
                page.go(segment, at);
                next = 0;
            }
            fill(next++);
            return true;
        } catch (DamagedFile e) {
            throw new DamagedHistory(segment.info(), e);
        }
    }

    private void fill(int i) {
        row.tenant = page.texts(TENANT)[i];
        row.entity = page.texts(ENTITY)[i];
        row.attribute = page.texts(ATTRIBUTE)[i];
        row.dataset = page.texts(DATASET)[i];
        row.time = page.longs(TIME)[i];
        row.recordedAt = page.longs(RECORDED_AT)[i];
        row.operation = page.texts(OPERATION)[i];
        row.isNumber = page.present(NUMBER)[i];
        row.number = row.isNumber ? page.doubles(NUMBER)[i] : 0;
        row.text = page.text(TEXT, i);
        row.truth = page.present(TRUTH)[i] ? (int) page.longs(TRUTH)[i] : -1;
        row.json = page.text(JSON, i);
        row.unit = page.text(UNIT, i);
        row.kind = page.text(KIND, i);
        row.subAttributes = page.text(SUB_ATTRIBUTES, i);
        row.heading = page.text(HEADING, i);
        row.entityNumber = page.present(ENTITY_NUMBER)[i] ? (int) page.longs(ENTITY_NUMBER)[i] : -1;
        row.quality = (int) page.longs(QUALITY)[i];
        row.writer = (int) page.longs(WRITER)[i];
        row.partition = (int) page.longs(PARTITION)[i];
        row.offset = page.longs(OFFSET)[i];
    }

    /// Where it is; filled anew by {@link #next}.
    SegmentRow row() {
        return row;
    }

    @Override
    public void close() {
        page.close();
    }
}
