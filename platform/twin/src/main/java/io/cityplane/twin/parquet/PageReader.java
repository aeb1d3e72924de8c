package io.cityplane.twin.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.zip.CRC32;

/// Reads pages of files, each checked against its checksum. Keeps its buffers and the dictionaries
/// that it read last. Not for several threads.
public final class PageReader implements AutoCloseable {

    /// No page of ours is larger; a header that says so is not believed.
    private static final int MOST_BYTES = 1 << 30;

    /// Enough of a page's beginning to hold its header.
    private static final int HEADER_BYTES = 64;

    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final DeltaCoding deltas = new DeltaCoding();
    private final RunCoding runs = new RunCoding();
    private final Dictionaries dictionaries = new Dictionaries();
    private byte[] compressed = new byte[1 << 16];
    private byte[] plain = new byte[1 << 16];
    private long[] codes = new long[ParquetWriter.PAGE_ROWS];
    private long[] levels = new long[ParquetWriter.PAGE_ROWS];

    /// Reads one column of a page into rows of the file's columns, from the first row on.
    ///
    /// @throws DamagedFile if it does not say what was written
    public void read(ParquetFile file, int group, int page, int column, Rows into) {
        var count = file.rowsOf(group, page);
        if (count > into.capacity()) {
            throw new DamagedFile("%s has a page of %d rows".formatted(file.path(), count));
        }
        into.resize(count);
        if (codes.length < count) {
            codes = new long[count];
            levels = new long[count];
        }
        try {
            column(file, group, page, column, into, count);
        } catch (ZstdException | IndexOutOfBoundsException e) {
            throw new DamagedFile(file.path() + " has a page that cannot be read", e);
        }
    }

    private void column(ParquetFile file, int group, int page, int column, Rows into, int count) {
        var chunk = file.chunk(group, column);
        var known =
                chunk.encoding() == Encoding.DICTIONARY
                        ? dictionaries.of(
                                file, group, column, () -> dictionary(file, chunk, column))
                        : Dictionaries.NONE;
        var from = page(file, chunk.offsets().at()[page], Encoding.DATA_PAGE);
        var isOptional = file.columns().get(column).isOptional();
        var there = isOptional ? levels(from, count) : count;
        var type = file.columns().get(column).type();
        switch (type) {
            case INT32, INT64, TIMESTAMP -> {
                if (there > 0) {
                    deltas.decode(from, into.longs(column), there);
                }
            }
            case DOUBLE -> doubles(from, known, into.doubles(column), there);
            case TEXT -> texts(from, known, into.texts(column), there);
        }
        if (isOptional) {
            spread(type, column, into, count, there);
        }
    }

    private int levels(ByteSource from, int count) {
        var size = from.int32();
        var begin = from.skip(size);
        runs.decode(new ByteSource(from.array(), begin, begin + size), 1, levels, count);
        var there = 0;
        for (var i = 0; i < count; i++) {
            there += (int) levels[i];
        }
        return there;
    }

    private void doubles(ByteSource from, Dictionaries.Known known, double[] into, int count) {
        if (known == Dictionaries.NONE) {
            for (var i = 0; i < count; i++) {
                into[i] = Double.longBitsToDouble(from.int64());
            }
            return;
        }
        runs.decode(from, from.octet(), codes, count);
        for (var i = 0; i < count; i++) {
            into[i] = known.doubles()[(int) codes[i]];
        }
    }

    private void texts(ByteSource from, Dictionaries.Known known, byte[][] into, int count) {
        if (known == Dictionaries.NONE) {
            for (var i = 0; i < count; i++) {
                into[i] = Dictionaries.text(from);
            }
            return;
        }
        runs.decode(from, from.octet(), codes, count);
        for (var i = 0; i < count; i++) {
            into[i] = known.texts()[(int) codes[i]];
        }
    }

    /// Moves the values that are there to their rows, from the last on.
    private void spread(ColumnType type, int column, Rows into, int count, int there) {
        var value = there;
        for (var row = count - 1; row >= 0; row--) {
            var isPresent = levels[row] == 1;
            into.present(column)[row] = isPresent;
            if (isPresent) {
                value--;
                switch (type) {
                    case INT32, INT64, TIMESTAMP ->
                            into.longs(column)[row] = into.longs(column)[value];
                    case DOUBLE -> into.doubles(column)[row] = into.doubles(column)[value];
                    case TEXT -> into.texts(column)[row] = into.texts(column)[value];
                }
            }
        }
    }

    private Dictionaries.Known dictionary(ParquetFile file, Chunk chunk, int column) {
        var page = page(file, chunk.dictionaryAt(), Encoding.DICTIONARY_PAGE);
        return Dictionaries.read(page, file.columns().get(column).type());
    }

    private ByteSource page(ParquetFile file, long at, int type) {
        var most = (int) Math.min(HEADER_BYTES, file.bytes() - at);
        file.copy(at, most, compressed);
        var source = new ByteSource(compressed, 0, most);
        var header = PageHeader.read(source);
        if (header.type() != type
                || header.plainBytes() < 0
                || header.bytes() < 0
                || header.plainBytes() > MOST_BYTES
                || header.bytes() > MOST_BYTES) {
            throw new DamagedFile("%s has no page at %d".formatted(file.path(), at));
        }
        if (compressed.length < header.bytes()) {
            compressed = new byte[header.bytes() * 2];
        }
        if (plain.length < header.plainBytes() + Long.BYTES) {
            plain = new byte[header.plainBytes() * 2 + Long.BYTES];
        }
        file.copy(at + source.at(), header.bytes(), compressed);
        var crc = new CRC32();
        crc.update(compressed, 0, header.bytes());
        if ((int) crc.getValue() != header.checksum()) {
            throw new DamagedFile("%s is altered at %d".formatted(file.path(), at));
        }
        var size =
                zstd.decompressByteArray(
                        plain, 0, header.plainBytes(), compressed, 0, header.bytes());
        if (Zstd.isError(size) || size != header.plainBytes()) {
            throw new DamagedFile("%s has a page of another size at %d".formatted(file.path(), at));
        }
        return new ByteSource(plain, 0, size);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
