package io.cityplane.twin.parquet;

import java.util.List;

/// A row group in a file.
///
/// @param chunks one of each column
record RowGroup(int rows, List<Chunk> chunks) {

    RowGroup {
        chunks = List.copyOf(chunks);
    }
}
