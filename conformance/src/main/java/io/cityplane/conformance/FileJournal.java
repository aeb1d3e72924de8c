package io.cityplane.conformance;

import io.cityplane.twin.domain.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A journal that is a file written in advance and one fdatasync for each batch: what the disk
/// allows, and nothing that could be read back. The ceiling that PostgreSQL's journal is held
/// against.
final class FileJournal implements Journal {

    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 1_024;

    private final Path path;
    private final FileChannel file;
    private long at;

    FileJournal() throws IOException {
        path = Files.createTempFile("cityplane journal ", ".bin");
        file = FileChannel.open(path, StandardOpenOption.WRITE);
        var zeros = ByteBuffer.allocateDirect(BLOCK);
        for (var i = 0; i < BLOCKS; i++) {
            file.write(zeros.clear(), (long) i * BLOCK);
        }
        file.force(true);
    }

    @Override
    public void replay(long from, RowReader reader) {}

    @Override
    public void read(long from, long last, RowReader reader) {}

    @Override
    public Appended append(long number, List<byte[]> rows) {
        try {
            for (var row : rows) {
                file.write(ByteBuffer.wrap(row), at);
                at = (at + row.length) % ((long) BLOCK * (BLOCKS - 1));
            }
            file.force(false);
            return new Appended.Durable();
        } catch (IOException e) {
            return new Appended.Away(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        try {
            file.close();
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
