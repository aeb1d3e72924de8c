package io.cityplane.imports.store;

import io.cityplane.imports.domain.Hashes;
import io.cityplane.imports.domain.SourceFiles.Stop;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/// A file on the disk, opened, unpacked if it is packed with gzip (RFC 1952), counted and hashed on
/// the way.
final class OpenedFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final CountedStream counted;
    private final DigestInputStream digested;
    private final InputStream content;

    /// @param heard is told the bytes read, again and again; may throw {@link Stop}
    /// @throws IOException if the file cannot be read, or begins like gzip and is none
    OpenedFile(Path file, LongConsumer heard) throws IOException {
        counted = new CountedStream(Files.newInputStream(file), heard);
        digested = new DigestInputStream(counted, Hashes.digest());
        var buffered = new BufferedInputStream(digested, BUFFER_BYTES);
        try {
            content =
                    isGzip(buffered)
                            ? new BufferedInputStream(
                                    new GZIPInputStream(buffered, BUFFER_BYTES), BUFFER_BYTES)
                            : buffered;
        } catch (IOException e) {
            counted.close();
            throw e;
        }
    }

    InputStream content() {
        return content;
    }

    /// Bytes of the file on the disk, packed or not.
    long bytesRead() {
        return counted.bytes;
    }

    /// In lower-case hexadecimal, of what was read so far: of the file once the rest is read, which
    /// this does.
    String sha256OfAll() throws IOException {
        digested.transferTo(java.io.OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static boolean isGzip(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        var gzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return gzip;
    }

    private static final class CountedStream extends FilterInputStream {
        private final LongConsumer heard;
        private long bytes;

        CountedStream(InputStream in, LongConsumer heard) {
            super(in);
            this.heard = heard;
        }

        @Override
        public int read() throws IOException {
            var octet = super.read();
            if (octet >= 0) {
                bytes++;
            }
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            if (count > 0) {
                bytes += count;
                heard.accept(bytes);
            }
            return count;
        }
    }
}
