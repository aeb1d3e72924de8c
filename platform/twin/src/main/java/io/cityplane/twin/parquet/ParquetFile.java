package io.cityplane.twin.parquet;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A file of {@link ParquetWriter}'s making, open for reading, with its page index in memory.
///
/// For any number of threads; each reads by a {@link PageReader} of its own. Whoever closes it
/// makes sure that nobody reads. The file must not be cut shorter while it is open: only replaced
/// or deleted.
public final class ParquetFile implements AutoCloseable {

    /// The footer's length and the magic word, at the end.
    private static final int TAIL = 8;

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment bytes;
    private final List<Column> columns;
    private final List<RowGroup> groups;
    private final Map<String, String> metadata;
    private final long rows;

    /// Opens a file and reads its footer and its page index.
    ///
    /// @throws DamagedFile if it is not whole
    public static ParquetFile open(Path path) throws IOException {
        return new ParquetFile(path);
    }

    private ParquetFile(Path path) throws IOException {
        this.path = path;
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            var footer = footer();
            columns = footer.columns();
            groups = List.copyOf(footer.groups());
            metadata = Map.copyOf(footer.metadata());
            rows = footer.rows();
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private FooterReader footer() {
        if (bytes.byteSize() < ParquetWriter.MAGIC.length + TAIL) {
            throw new DamagedFile(path + " is too short");
        }
        var end = bytes.byteSize() - TAIL;
        var tail = source(end, TAIL);
        var size = tail.int32();
        var magic = Arrays.copyOfRange(tail.array(), 4, TAIL);
        if (!Arrays.equals(magic, ParquetWriter.MAGIC) || size < 0 || size > end) {
            throw new DamagedFile(path + " has no footer");
        }
        try {
            return new FooterReader(source(end - size, size), this::source).read();
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw new DamagedFile(path + " has a footer that cannot be", e);
        }
    }

    public Path path() {
        return path;
    }

    public long bytes() {
        return bytes.byteSize();
    }

    public List<Column> columns() {
        return columns;
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    public long rows() {
        return rows;
    }

    public int groups() {
        return groups.size();
    }

    /// Of a row group; each begins at the same row in all columns.
    public int pages(int group) {
        return groups.get(group).chunks().getFirst().offsets().size();
    }

    public int rowsOf(int group, int page) {
        var first = groups.get(group).chunks().getFirst().offsets().firstRow();
        return (page + 1 < first.length ? first[page + 1] : groups.get(group).rows()) - first[page];
    }

    /// What a page has of a column of texts: the least and the most, or nothing if it is empty or
    /// nothing was noted.
    public List<byte[]> textBounds(int group, int page, int column) {
        var pages = groups.get(group).chunks().get(column).bounds().pages();
        if (pages.isEmpty()) {
            return List.of();
        }
        var least = pages.get(page).least();
        var most = pages.get(page).most();
        return least == null || most == null ? List.of() : List.of(least, most);
    }

    /// The least in a page of a column of whole numbers, all of whose rows have one.
    public long least(int group, int page, int column) {
        var least = groups.get(group).chunks().get(column).bounds().pages().get(page).least();
        if (least == null) {
            throw new DamagedFile(path + " has an empty page");
        }
        return PageBounds.whole(least);
    }

    /// The most in a page of a column of whole numbers, all of whose rows have one.
    public long most(int group, int page, int column) {
        var most = groups.get(group).chunks().get(column).bounds().pages().get(page).most();
        if (most == null) {
            throw new DamagedFile(path + " has an empty page");
        }
        return PageBounds.whole(most);
    }

    Chunk chunk(int group, int column) {
        return groups.get(group).chunks().get(column);
    }

    /// Copies some of the file.
    ///
    /// @param into with room for them
    void copy(long at, int count, byte[] into) {
        if (at < 0 || count < 0 || at + count > bytes.byteSize()) {
            throw new DamagedFile("%s ends before %d".formatted(path, at + count));
        }
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, into, 0, count);
    }

    private ByteSource source(long at, long count) {
        if (count < 0 || count > Integer.MAX_VALUE - TAIL || count > bytes.byteSize()) {
            throw new DamagedFile("%s has a part of %d bytes".formatted(path, count));
        }
        var some = new byte[(int) count + Long.BYTES];
        copy(at, (int) count, some);
        return new ByteSource(some, 0, (int) count);
    }

    @Override
    public void close() {
        arena.close();
    }
}
