package io.cityplane.twin.parquet;

/// The numbers of encodings, pages and the codec in parquet.thrift.
final class Encoding {

    static final int PLAIN = 0;
    static final int RUNS = 3;
    static final int DELTA = 5;
    static final int DICTIONARY = 8;

    static final int DATA_PAGE = 0;
    static final int DICTIONARY_PAGE = 2;

    static final int ZSTD = 6;

    private Encoding() {}
}
