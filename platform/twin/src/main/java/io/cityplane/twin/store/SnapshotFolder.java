package io.cityplane.twin.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.cityplane.twin.domain.Snapshots;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// A snapshot that is there: see {@link SnapshotDraft}.
final class SnapshotFolder implements Snapshots.Stored {

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final SnapshotManifest manifest;

    private SnapshotFolder(Path folder, SnapshotManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    static SnapshotFolder open(Path folder) throws IOException {
        var manifest = folder.resolve(SnapshotManifest.FILE);
        if (!Files.isRegularFile(manifest)) {
            throw new IOException("it has no manifest");
        }
        return new SnapshotFolder(folder, SnapshotManifest.parse(Files.readString(manifest)));
    }

    @Override
    public String position() {
        return manifest.position();
    }

    @Override
    public long batch() {
        return manifest.batch();
    }

    @Override
    public long bytes() {
        return manifest.parts().stream().mapToLong(SnapshotManifest.Part::bytes).sum();
    }

    @Override
    public void read(int part, Snapshots.BlockTaker taker) throws IOException {
        var expected = manifest.parts().get(part);
        var file = folder.resolve(SnapshotFiles.name(part));
        var size = Files.isRegularFile(file) ? Files.size(file) : -1;
        if (size != expected.bytes()) {
            throw new IOException(
                    "%s has %d bytes instead of %d".formatted(file, size, expected.bytes()));
        }
        var checksum = new CRC32C();
        try (var in =
                new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
            for (var left = expected.bytes(); left > 0; ) {
                var block = block(in, left, file);
                checksum.update(block);
                left -= block.length;
                taker.block(decompressed(block, file));
            }
        }
        if ((int) checksum.getValue() != expected.checksum()) {
            throw new IOException(file + " is not the file that the manifest names");
        }
    }

    /// A block with its header.
    private static byte[] block(DataInputStream in, long left, Path file) throws IOException {
        if (left < SnapshotDraft.HEADER) {
            throw damaged(file);
        }
        var header = new byte[SnapshotDraft.HEADER];
        in.readFully(header);
        var size = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        if (size < 0 || size > left - SnapshotDraft.HEADER) {
            throw damaged(file);
        }
        var block = new byte[SnapshotDraft.HEADER + size];
        System.arraycopy(header, 0, block, 0, header.length);
        in.readFully(block, SnapshotDraft.HEADER, size);
        return block;
    }

    private static byte[] decompressed(byte[] block, Path file) throws IOException {
        var fields = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        var length = fields.getInt(0);
        var size = fields.getInt(4);
        if (length < 0
                || length > SnapshotDraft.MOST_BYTES
                || fields.getInt(8) != SnapshotDraft.checksum(block, size)) {
            throw damaged(file);
        }
        var bytes = new byte[length];
        try {
            var count =
                    Zstd.decompressByteArray(bytes, 0, length, block, SnapshotDraft.HEADER, size);
            if (count != length) {
                throw damaged(file);
            }
        } catch (ZstdException e) {
            throw new IOException(file + " is damaged", e);
        }
        return bytes;
    }

    private static IOException damaged(Path file) {
        return new IOException(file + " is damaged");
    }

    @Override
    public void delete() throws IOException {
        SnapshotFiles.delete(folder);
    }
}
