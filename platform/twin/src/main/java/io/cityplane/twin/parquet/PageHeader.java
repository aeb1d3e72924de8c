package io.cityplane.twin.parquet;

/// PageHeader of parquet.thrift.
///
/// @param plainBytes of the page before compression
/// @param bytes of the page in the file, behind the header
/// @param checksum CRC-32 of those
record PageHeader(int type, int plainBytes, int bytes, int checksum) {

    static PageHeader read(ByteSource from) {
        var type = -1;
        var plainBytes = -1;
        var bytes = -1;
        var checksum = 0;
        var thrift = new ThriftReader(from);
        while (thrift.next()) {
            switch (thrift.field()) {
                case 1 -> type = (int) thrift.int64();
                case 2 -> plainBytes = (int) thrift.int64();
                case 3 -> bytes = (int) thrift.int64();
                case 4 -> checksum = (int) thrift.int64();
                default -> thrift.skip();
            }
        }
        return new PageHeader(type, plainBytes, bytes, checksum);
    }
}
