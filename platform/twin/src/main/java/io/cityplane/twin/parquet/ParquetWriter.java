package io.cityplane.twin.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Writes one file, row group by row group. It has its name only when it is whole and durable:
/// until {@link #finish} it is called `….part`, and a writer that is closed before leaves nothing.
///
/// Not for several threads. A thread that is interrupted loses its file.
public final class ParquetWriter implements AutoCloseable {

    /// Rows of a page. A reader of one value reads a page.
    public static final int PAGE_ROWS = 4_096;

    /// Rows of a row group, in memory while it is written.
    public static final int GROUP_ROWS = 30 * PAGE_ROWS;

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /// Higher ones take more time and save a few percent.
    private static final int LEVEL = 1;

    private static final int DRAIN_BYTES = 1 << 20;

    private final Path path;
    private final Path part;
    private final FileChannel channel;
    private final List<Column> columns;
    private final int sortedBy;
    private final ByteSink waiting = new ByteSink();
    private final PageWriter pages = new PageWriter(waiting, LEVEL);
    private final ChunkWriter chunks = new ChunkWriter(GROUP_ROWS, PAGE_ROWS, waiting, pages);
    private final List<RowGroup> groups = new ArrayList<>();
    private long drained;
    private boolean isFinished;

    /// Begins a file.
    ///
    /// @param sortedBy so many of the first columns are the order of the rows; noted for readers
    public ParquetWriter(Path path, List<Column> columns, int sortedBy) throws IOException {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.sortedBy = sortedBy;
        part = path.resolveSibling(path.getFileName() + ".part");
        channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        waiting.raw(MAGIC);
    }

    /// Writes a row group; none if there are no rows.
    ///
    /// @param rows at most {@link #GROUP_ROWS}; they may be used again afterwards
    public void write(Rows rows) throws IOException {
        if (!rows.columns().equals(columns)) {
            throw new IllegalArgumentException("other columns than the file's");
        }
        if (rows.size() == 0) {
            return;
        }
        groups.add(
                new RowGroup(
                        rows.size(),
                        IntStream.range(0, columns.size())
                                .mapToObj(column -> chunks.write(rows, column, drained))
                                .toList()));
        if (waiting.size() >= DRAIN_BYTES) {
            drain();
        }
    }

    /// Waits until what was written is on the disk, so that there is little to wait for at the end.
    public void force() throws IOException {
        drain();
        channel.force(false);
    }

    /// Makes the file durable under its name, in place of one that was there.
    ///
    /// @param metadata for whoever reads the file
    /// @return its size in bytes
    public long finish(Map<String, String> metadata) throws IOException {
        drain();
        new FooterWriter(columns, sortedBy, waiting, drained).write(groups, metadata);
        drain();
        channel.force(true);
        channel.close();
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(path.toAbsolutePath().getParent())) {
            directory.force(true);
        }
        isFinished = true;
        return drained;
    }

    private void drain() throws IOException {
        var buffer = ByteBuffer.wrap(waiting.array(), 0, waiting.size());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        drained += waiting.size();
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        pages.close();
        if (!isFinished) {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
