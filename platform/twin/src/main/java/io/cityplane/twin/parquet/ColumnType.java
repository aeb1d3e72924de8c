package io.cityplane.twin.parquet;

/// What a column holds, and the numbers that the format gives it.
public enum ColumnType {
    /// Whole numbers of 32 bits; in {@link Rows} as `long`.
    INT32(1, -1),
    INT64(2, -1),
    /// Microseconds since 1970-01-01T00:00:00Z.
    TIMESTAMP(2, 10),
    DOUBLE(5, -1),
    /// UTF-8.
    TEXT(6, 0);

    private static final int NONE = -1;

    private final int physical;
    private final int converted;

    ColumnType(int physical, int converted) {
        this.physical = physical;
        this.converted = converted;
    }

    /// `Type` of parquet.thrift.
    int physical() {
        return physical;
    }

    /// Whether `ConvertedType` of parquet.thrift says more than {@link #physical}.
    boolean isConverted() {
        return converted != NONE;
    }

    int converted() {
        return converted;
    }

    boolean isWhole() {
        return this == INT32 || this == INT64 || this == TIMESTAMP;
    }
}
