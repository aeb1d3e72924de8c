/// Parquet files: a writer and a reader of our own for flat tables, with what history needs of the
/// format and nothing else. Files and bytes only; it knows no entity. Start at {@link
/// io.cityplane.twin.parquet.ParquetWriter} and {@link io.cityplane.twin.parquet.ParquetFile}.
///
/// Data pages of version 1, PLAIN, RLE_DICTIONARY, DELTA_BINARY_PACKED, ZSTD, page checksums,
/// ColumnIndex and OffsetIndex. The pages of a row group begin at the same rows in all columns.
@NullMarked
package io.cityplane.twin.parquet;

import org.jspecify.annotations.NullMarked;
