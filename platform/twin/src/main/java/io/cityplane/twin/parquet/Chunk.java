package io.cityplane.twin.parquet;

/// One column of one row group in a file.
///
/// @param encoding of the data pages
/// @param dictionaryAt where the dictionary's page begins; -1 if there is none
/// @param begin where its first page begins, be it the dictionary
/// @param bytes of all its pages, with their headers
/// @param plainBytes the same before compression
/// @param offsets where its pages are
/// @param bounds what its pages hold
record Chunk(
        int encoding,
        long dictionaryAt,
        long begin,
        long bytes,
        long plainBytes,
        PageOffsets offsets,
        PageBounds bounds) {}
