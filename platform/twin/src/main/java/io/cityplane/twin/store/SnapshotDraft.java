package io.cityplane.twin.store;

import com.github.luben.zstd.Zstd;
import io.cityplane.twin.domain.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// A snapshot that is being written.
///
/// A part is blocks one after the other: the length of the bytes and of their compressed form (4
/// each, little-endian), a CRC-32C of both lengths and the form (4), then the form, Zstandard of
/// level 1.
final class SnapshotDraft implements Snapshots.Draft {

    static final int HEADER = 12;

    /// Of a block, so that a damaged length is not taken for one.
    static final int MOST_BYTES = 1 << 30;

    private static final int LEVEL = 1;

    private final long batch;
    private final Path folder;
    private final Path draft;
    private final Path finished;
    private final List<FileChannel> files = new ArrayList<>();
    private final List<CRC32C> checksums = new ArrayList<>();
    private boolean isFinished;

    /// Writes into a folder of snapshots.
    ///
    /// @param name that it gets there in the end
    SnapshotDraft(long batch, Path folder, Path draft, String name) throws IOException {
        this.batch = batch;
        this.draft = draft;
        this.folder = folder;
        this.finished = folder.resolve(name);
        for (var i = 0; i < Snapshots.PARTS; i++) {
            files.add(
                    FileChannel.open(
                            draft.resolve(SnapshotFiles.name(i)),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.WRITE));
            checksums.add(new CRC32C());
        }
    }

    @Override
    public void block(int part, byte[] bytes, int length) throws IOException {
        var bound = (int) Zstd.compressBound(length);
        var block = ByteBuffer.allocate(HEADER + bound).order(ByteOrder.LITTLE_ENDIAN);
        var size =
                (int) Zstd.compressByteArray(block.array(), HEADER, bound, bytes, 0, length, LEVEL);
        block.putInt(0, length).putInt(4, size);
        block.putInt(8, checksum(block.array(), size));
        block.position(0).limit(HEADER + size);
        checksums.get(part).update(block.array(), 0, HEADER + size);
        while (block.hasRemaining()) {
            files.get(part).write(block);
        }
    }

    /// Of a block: of its lengths and its form.
    static int checksum(byte[] block, int size) {
        var checksum = new CRC32C();
        checksum.update(block, 0, 8);
        checksum.update(block, HEADER, size);
        return (int) checksum.getValue();
    }

    @Override
    public void finish(String position) throws IOException {
        var parts = new ArrayList<SnapshotManifest.Part>();
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            file.force(true);
            parts.add(new SnapshotManifest.Part(file.size(), (int) checksums.get(i).getValue()));
            file.close();
        }
        var manifest = draft.resolve(SnapshotManifest.FILE);
        Files.writeString(
                manifest,
                new SnapshotManifest(position, batch, parts).text(),
                StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(manifest, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        SnapshotFiles.force(draft);
        if (Files.isDirectory(finished)) {
            // Of the same batch, so of the same state.
            SnapshotFiles.delete(finished);
        }
        Files.move(draft, finished, StandardCopyOption.ATOMIC_MOVE);
        SnapshotFiles.force(folder);
        isFinished = true;
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
        if (!isFinished) {
            SnapshotFiles.delete(draft);
        }
    }
}
