package io.cityplane.twin.history;

import static io.cityplane.twin.parquet.Column.optional;
import static io.cityplane.twin.parquet.Column.required;

import io.cityplane.twin.parquet.Column;
import io.cityplane.twin.parquet.Column.Bounds;
import io.cityplane.twin.parquet.ColumnType;

import java.util.List;

/// The columns of a segment, in their order: docs/segments.md of this module. Other programs read
/// them, so none changes its meaning.
final class SegmentColumns {

    static final int TENANT = 0;
    static final int ENTITY = 1;
    static final int ATTRIBUTE = 2;
    static final int DATASET = 3;
    static final int TIME = 4;
    static final int RECORDED_AT = 5;
    static final int OPERATION = 6;
    static final int NUMBER = 7;
    static final int TEXT = 8;
    static final int TRUTH = 9;
    static final int JSON = 10;
    static final int UNIT = 11;
    static final int KIND = 12;
    static final int SUB_ATTRIBUTES = 13;
    static final int HEADING = 14;
    static final int ENTITY_NUMBER = 15;
    static final int QUALITY = 16;
    static final int WRITER = 17;
    static final int PARTITION = 18;
    static final int OFFSET = 19;

    static final List<Column> ALL =
            List.of(
                    required("tenant", ColumnType.TEXT),
                    required("entity", ColumnType.TEXT),
                    required("attribute", ColumnType.TEXT),
                    required("dataset", ColumnType.TEXT),
                    required("time", ColumnType.TIMESTAMP),
                    required("recorded_at", ColumnType.TIMESTAMP),
                    required("operation", ColumnType.TEXT),
                    optional("number", ColumnType.DOUBLE, Bounds.NOTED),
                    optional("text", ColumnType.TEXT, Bounds.NONE),
                    optional("truth", ColumnType.INT32, Bounds.NOTED),
                    optional("json", ColumnType.TEXT, Bounds.NONE),
                    optional("unit", ColumnType.TEXT, Bounds.NOTED),
                    optional("kind", ColumnType.TEXT, Bounds.NOTED),
                    optional("sub_attributes", ColumnType.TEXT, Bounds.NONE),
                    optional("heading", ColumnType.TEXT, Bounds.NONE),
                    optional("entity_number", ColumnType.INT32, Bounds.NOTED),
                    required("quality", ColumnType.INT32),
                    required("writer", ColumnType.INT32),
                    required("partition", ColumnType.INT32),
                    required("offset", ColumnType.INT64));

    /// So many of the first are the order of the rows; within a moment, by offset.
    static final int SORTED_BY = 5;

    private SegmentColumns() {}
}
