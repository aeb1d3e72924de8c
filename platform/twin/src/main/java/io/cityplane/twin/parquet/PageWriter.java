package io.cityplane.twin.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.zip.CRC32;

/// Puts pages behind each other: header, checksum, compressed bytes.
final class PageWriter implements AutoCloseable {

    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final ByteSink to;
    private byte[] compressed = new byte[0];

    PageWriter(ByteSink to, int level) {
        this.to = to;
        zstd.setLevel(level);
    }

    /// Adds a data page.
    ///
    /// @param count values, with those that are absent
    /// @return what it takes before compression, with its header
    int data(ByteSink page, int count, int encoding) {
        return write(page, Encoding.DATA_PAGE, count, encoding);
    }

    int dictionary(Dictionary dictionary) {
        return write(
                dictionary.values(), Encoding.DICTIONARY_PAGE, dictionary.size(), Encoding.PLAIN);
    }

    private int write(ByteSink page, int type, int count, int encoding) {
        var bound = (int) Zstd.compressBound(page.size());
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        var size =
                zstd.compressByteArray(
                        compressed, 0, compressed.length, page.array(), 0, page.size());
        var crc = new CRC32();
        crc.update(compressed, 0, size);
        var begin = to.size();
        var header =
                new ThriftWriter(to)
                        .begin()
                        .int32(1, type)
                        .int32(2, page.size())
                        .int32(3, size)
                        .int32(4, (int) crc.getValue());
        if (type == Encoding.DATA_PAGE) {
            header.struct(5)
                    .int32(1, count)
                    .int32(2, encoding)
                    .int32(3, Encoding.RUNS)
                    .int32(4, Encoding.RUNS)
                    .end();
        } else {
            header.struct(7).int32(1, count).int32(2, encoding).end();
        }
        header.end();
        var headerBytes = to.size() - begin;
        to.raw(compressed, size);
        return headerBytes + page.size();
    }

    @Override
    public void close() {
        zstd.close();
    }
}
